package dev.monkeytown.gameserver.game;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.SimulationLimits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** What goes into the next frame. Owned by the loop thread. */
final class FrameDraft {

    /** Chat messages that may wait for a frame. Further ones are dropped: four times what a frame takes is spam. */
    static final int MAX_WAITING_CHATS = 64;

    /** Of a frame's annotations, those that chat may take; the rest is kept for who sits where. */
    static final int MAX_CHATS_PER_FRAME = 16;

    private final List<Command> seatChanges = new ArrayList<>();
    private final List<Command> inputs = new ArrayList<>();
    private final Deque<Annotation> announcements = new ArrayDeque<>();
    private final Deque<Annotation.Chat> chats = new ArrayDeque<>();
    private final List<Annotation.Slack> slacks = new ArrayList<>();

    /** Somebody sits down. */
    void join(int seat) {
        seatChanges.add(new Command.Join(seat));
    }

    /** A seat is given from one to another; what the one held stays in the world. */
    void change(int seat) {
        seatChanges.removeIf(command -> command.seat() == seat);
        seatChanges.add(new Command.Leave(seat));
        seatChanges.add(new Command.Join(seat));
    }

    void input(Command.Input input) {
        inputs.add(input);
    }

    /** Tells everybody about a seat; what was to be told about it before is out of date. */
    void announce(Annotation.Seated seated) {
        announcements.removeIf(earlier -> earlier instanceof Annotation.Seated other && other.seat() == seated.seat());
        announcements.addLast(seated);
    }

    void announce(Annotation.Served served) {
        announcements.addLast(served);
    }

    /** For the next frame or, if that has no room, for none: it would be out of date. */
    void tell(Annotation.Slack slack) {
        slacks.add(slack);
    }

    /** Returns false, and the message is gone, when too many wait. */
    boolean say(Annotation.Chat chat) {
        if (chats.size() == MAX_WAITING_CHATS) {
            return false;
        }
        chats.addLast(chat);
        return true;
    }

    /** Chat messages that no frame has taken yet, oldest first. */
    List<Annotation.Chat> chats() {
        return List.copyOf(chats);
    }

    /** The commands in the order in which they are applied: first who sits where, then what they want. */
    List<Command> takeCommands() {
        if (seatChanges.isEmpty() && inputs.isEmpty()) {
            return List.of();
        }
        List<Command> commands = new ArrayList<>(seatChanges.size() + inputs.size());
        commands.addAll(seatChanges);
        commands.addAll(inputs);
        seatChanges.clear();
        inputs.clear();
        return commands;
    }

    private List<Annotation> takeAnnotations() {
        if (announcements.isEmpty() && chats.isEmpty() && slacks.isEmpty()) {
            return List.of();
        }
        List<Annotation> taken = new ArrayList<>();
        while (!announcements.isEmpty() && taken.size() < SimulationLimits.MAX_ANNOTATIONS - MAX_CHATS_PER_FRAME) {
            taken.add(announcements.removeFirst());
        }
        for (int i = 0; i < MAX_CHATS_PER_FRAME && !chats.isEmpty(); i++) {
            taken.add(chats.removeFirst());
        }
        int room = Math.min(slacks.size(), SimulationLimits.MAX_ANNOTATIONS - taken.size());
        taken.addAll(slacks.subList(0, room));
        slacks.clear();
        return taken;
    }

    /** The frame of the commands that were applied; the annotations are taken with it. */
    Frame complete(long epoch, int tick, List<Command> applied, OptionalInt hash) {
        return new Frame(epoch, tick, applied, takeAnnotations(), hash);
    }
}
