package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who sits where in one game and what their messages do to the next frame. Every seat is always held, by a person or an
 * agent. Owned by the loop thread.
 */
final class Seating {

    /** A lost connection this old is played by an agent until the person is back. */
    static final int STAND_IN_AFTER_TICKS =
            (int) (Limits.STAND_IN_AFTER.toMillis() * GameRules.TICKS_PER_SECOND / 1000);

    private final Simulation simulation;
    private final Agents agents;
    private final Casting casting;
    private final FrameDraft draft;
    private final GameMeters meters;
    private final List<Seat> seats = new ArrayList<>();

    /** @param roster who sits where already; if empty, every seat is filled with an agent */
    Seating(
            Simulation simulation,
            Agents agents,
            Casting casting,
            FrameDraft draft,
            GameMeters meters,
            Optional<List<Annotation.Seated>> roster) {
        this.simulation = simulation;
        this.agents = agents;
        this.casting = casting;
        this.draft = draft;
        this.meters = meters;
        roster.ifPresentOrElse(this::goOn, this::begin);
    }

    private void begin() {
        for (int number = 0; number < simulation.setup().seats(); number++) {
            Casting.Role role = casting.next(names());
            seats.add(new Seat(number, role));
            agents.assign(number, role.character());
            draft.join(number);
            draft.announce(seats.getLast().announcement());
        }
    }

    /** Everybody stays where they are; only who cannot be told from the roster is found out: whether a person is connected. */
    private void goOn(List<Annotation.Seated> roster) {
        for (Annotation.Seated seated : roster) {
            Seat seat = new Seat(seated, simulation.tick());
            seats.add(seat);
            seat.inputs.restart(simulation.lastSequence(seat.number));
            switch (seat.driver()) {
                case AGENT ->
                    agents.assign(
                            seat.number, Cast.ofFigure(seat.figure()).orElseGet(() -> casting.standIn(seat.number)));
                case STAND_IN -> agents.assign(seat.number, casting.standIn(seat.number));
                case PERSON, NOBODY -> {}
            }
        }
    }

    /** Does what a message asks for, if who sent it may. Returns whether the seat was given back by it. */
    boolean take(InboxMessage message, long arrivedNanos) {
        return switch (message) {
            case InboxMessage.Inputs(int seat, PlayerId player, List<InputCodec.Timed> inputs) -> {
                queue(seat, player, inputs, arrivedNanos);
                yield false;
            }
            case InboxMessage.Arrive(int seat, PlayerId player, String name) -> {
                arrive(seat, player, name);
                yield false;
            }
            case InboxMessage.Depart(int seat, PlayerId player) -> {
                depart(seat, player);
                yield false;
            }
            case InboxMessage.Quit(int seat, PlayerId player) -> quit(seat, player);
            case InboxMessage.Say(int seat, PlayerId player, String text) -> {
                say(seat, player, text);
                yield false;
            }
            case InboxMessage.Mark _ -> false;
        };
    }

    /** What another owner has to be told besides what frames and keyframes say: who is away, what persons have sent and wait for. */
    List<InboxMessage> undone() {
        List<InboxMessage> undone = new ArrayList<>();
        for (Seat seat : seats) {
            List<InputCodec.Timed> inputs = seat.inputs.waiting();
            switch (seat.driver()) {
                case PERSON -> {
                    if (!inputs.isEmpty()) {
                        undone.add(new InboxMessage.Inputs(seat.number, seat.player(), inputs));
                    }
                }
                case NOBODY -> undone.add(new InboxMessage.Depart(seat.number, seat.player()));
                case STAND_IN, AGENT -> {}
            }
        }
        for (Annotation.Chat chat : draft.chats()) {
            undone.add(new InboxMessage.Say(chat.seat(), seats.get(chat.seat()).player(), chat.text()));
        }
        return undone;
    }

    /** Gives seats whose person has been gone for long enough, or was never seen by this owner, to a stand-in. */
    void standIn() {
        int goneSince = simulation.tick() - STAND_IN_AFTER_TICKS;
        for (Seat seat : seats) {
            if (seat.awaited(goneSince)) {
                seat.standIn();
                agents.assign(seat.number, casting.standIn(seat.number));
                draft.announce(seat.announcement());
            }
        }
    }

    /** Queues an agent's decision exactly as a person's input is queued. */
    void queue(int seat, Intent intent, int targetTick) {
        InputQueue inputs = seats.get(seat).inputs;
        Command.Input input = intent.asInput(seat, inputs.newest() + 1);
        count(inputs.offer(new InputCodec.Timed(targetTick, input), nextTick(), InputQueue.NEVER_TRAVELLED));
    }

    /** Moves every input that is due into the draft. */
    void takeDueInputs(InputQueue.Applied applied) {
        for (Seat seat : seats) {
            seat.inputs.takeDue(nextTick(), applied);
        }
    }

    /** Tells persons how early their inputs come. */
    void tellSlack() {
        for (Seat seat : seats) {
            if (seat.driver() == Seat.Driver.PERSON) {
                seat.slack.take(seat.number).ifPresent(draft::tell);
            }
        }
    }

    List<Seat> seats() {
        return seats;
    }

    List<Annotation.Seated> roster() {
        return seats.stream().map(Seat::announcement).toList();
    }

    Map<Integer, PlayerId> persons() {
        Map<Integer, PlayerId> persons = new TreeMap<>();
        for (Seat seat : seats) {
            if (seat.person()) {
                persons.put(seat.number, seat.player());
            }
        }
        return persons;
    }

    private int nextTick() {
        return simulation.tick() + 1;
    }

    private boolean exists(int seat) {
        return seat >= 0 && seat < seats.size();
    }

    private boolean holds(int seat, PlayerId player) {
        boolean holds = exists(seat) && seats.get(seat).heldBy(player);
        if (!holds) {
            meters.stranger();
        }
        return holds;
    }

    private void queue(int number, PlayerId player, List<InputCodec.Timed> inputs, long arrivedNanos) {
        if (!holds(number, player) || seats.get(number).driver() != Seat.Driver.PERSON) {
            return;
        }
        seats.get(number).showUp();
        for (InputCodec.Timed timed : inputs) {
            if (timed.input().seat() == number) {
                count(seats.get(number).inputs.offer(timed, nextTick(), arrivedNanos));
            } else {
                meters.stranger();
            }
        }
    }

    private void count(InputQueue.Offer offer) {
        switch (offer) {
            case QUEUED, REPEATED -> {}
            case OLDEST_DROPPED -> meters.inputDropped();
        }
    }

    /** Arrivals are repeated until a frame shows them, so one that changes nothing is normal. */
    private void arrive(int number, PlayerId player, String name) {
        if (!exists(number) || seats.get(number).person() && !seats.get(number).heldBy(player)) {
            meters.stranger();
            return;
        }
        Seat seat = seats.get(number);
        switch (seat.driver()) {
            case PERSON -> seat.showUp();
            case AGENT -> {
                seat.give(player, name);
                agents.dismiss(number);
                seat.inputs.restart(0);
                draft.change(number);
                draft.announce(seat.announcement());
            }
            case NOBODY -> {
                seat.comeBack(name);
                draft.announce(seat.announcement());
            }
            case STAND_IN -> {
                seat.comeBack(name);
                agents.dismiss(number);
                seat.inputs.restart(simulation.lastSequence(number));
                draft.announce(seat.announcement());
            }
        }
    }

    /** The monkey of somebody who is gone stops; it would else run on into the river. */
    private void depart(int number, PlayerId player) {
        if (holds(number, player) && seats.get(number).driver() == Seat.Driver.PERSON) {
            seats.get(number).depart(simulation.tick());
            queue(number, Intent.REST, nextTick());
        }
    }

    private boolean quit(int number, PlayerId player) {
        if (!holds(number, player)) {
            return false;
        }
        Seat seat = seats.get(number);
        Casting.Role role = casting.next(names());
        seat.give(role);
        agents.assign(number, role.character());
        seat.inputs.restart(0);
        draft.change(number);
        draft.announce(seat.announcement());
        return true;
    }

    private void say(int number, PlayerId player, String text) {
        if (holds(number, player)) {
            String clean = ChatText.clean(text);
            if (!clean.isEmpty() && !draft.say(new Annotation.Chat(number, clean))) {
                meters.chatDropped();
            }
        }
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        seats.forEach(seat -> names.add(seat.name()));
        return names;
    }
}
