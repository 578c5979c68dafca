package dev.monkeytown.systemtests.frames;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.EventBuffer;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.codec.MessageKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A game as a client knows it: every message applied, everything that must not be remembered as a complaint. Safe for any thread. */
final class Replica {
    private final List<String> complaints = new ArrayList<>();
    private final Map<Integer, Annotation.Seated> roster = new HashMap<>();
    private final Map<Integer, Integer> hashes = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> inputsBySeat = new HashMap<>();
    private final List<Witnessed> events = new ArrayList<>();
    private final List<Annotation.Chat> chats = new ArrayList<>();
    private Optional<Simulation> simulation = Optional.empty();
    private int keyframes;
    private int frames;
    private int proofs;
    private long epoch;

    /** Takes in a keyframe or frame; returns the inputs that were in it. */
    synchronized List<Command.Input> accept(byte[] message) {
        if (MessageKind.of(message) == MessageKind.KEYFRAME) {
            begin(message);
            return List.of();
        }
        if (simulation.isEmpty()) {
            complaints.add("a message of kind " + MessageKind.of(message) + " came before any keyframe");
            return List.of();
        }
        return switch (FrameCodec.decode(message)) {
            case Decoded.Refused<Frame>(String reason) -> {
                complaints.add("not a frame: " + reason);
                yield List.of();
            }
            case Decoded.Value<Frame>(Frame frame) -> follow(frame, simulation.get());
        };
    }

    synchronized int tick() {
        return simulation.map(Simulation::tick).orElse(-1);
    }

    synchronized long epoch() {
        return epoch;
    }

    synchronized int frames() {
        return frames;
    }

    synchronized int keyframes() {
        return keyframes;
    }

    /** Hashes that the server sent and that were compared. */
    synchronized int proofs() {
        return proofs;
    }

    synchronized boolean finished() {
        return simulation.map(Simulation::finished).orElse(false);
    }

    synchronized int remainingTicks() {
        return simulation.map(Simulation::remainingTicks).orElse(0);
    }

    synchronized List<String> complaints() {
        return List.copyOf(complaints);
    }

    synchronized OptionalInt seatOf(String playerId) {
        return roster.values().stream()
                .filter(seated -> seated.playerId().equals(playerId))
                .mapToInt(Annotation.Seated::seat)
                .findFirst();
    }

    synchronized List<Annotation.Seated> roster() {
        return List.copyOf(roster.values());
    }

    synchronized int lastSequence(int seat) {
        return simulation.orElseThrow().lastSequence(seat);
    }

    synchronized Observation observe() {
        Observation observation = new Observation();
        simulation.orElseThrow().observe(observation);
        return observation;
    }

    /** By tick, as computed here. */
    synchronized Map<Integer, Integer> hashes() {
        return Map.copyOf(hashes);
    }

    synchronized int hash() {
        return simulation.orElseThrow().hash();
    }

    synchronized List<Witnessed> events() {
        return List.copyOf(events);
    }

    synchronized List<Annotation.Chat> chats() {
        return List.copyOf(chats);
    }

    synchronized List<Standing> standings() {
        return simulation.orElseThrow().standings();
    }

    /** How often each sequence of a seat was in a frame since its holder sat down. */
    synchronized Map<Integer, Integer> inputsOf(int seat) {
        return Map.copyOf(inputsBySeat.getOrDefault(seat, Map.of()));
    }

    private void begin(byte[] message) {
        switch (KeyframeCodec.decode(message)) {
            case Decoded.Refused<?>(String reason) -> complaints.add("not a keyframe: " + reason);
            case Decoded.Value<dev.monkeytown.simulation.Keyframe>(var keyframe) -> {
                switch (KeyframeCodec.restore(keyframe)) {
                    case Decoded.Refused<Simulation>(String reason) -> complaints.add("not a state: " + reason);
                    case Decoded.Value<Simulation>(Simulation restored) -> {
                        simulation = Optional.of(restored);
                        epoch = keyframe.epoch();
                        roster.clear();
                        keyframe.roster().forEach(seated -> roster.put(seated.seat(), seated));
                        keyframes++;
                    }
                }
            }
        }
    }

    private List<Command.Input> follow(Frame frame, Simulation game) {
        if (frame.tick() != game.tick() + 1) {
            complaints.add("the frame of tick " + frame.tick() + " came after that of tick " + game.tick());
            return List.of();
        }
        frame.applyTo(game);
        epoch = frame.epoch();
        frames++;
        remember(frame, game);
        List<Command.Input> inputs = new ArrayList<>();
        for (Command command : frame.commands()) {
            switch (command) {
                case Command.Join(int seat) -> inputsBySeat.remove(seat);
                case Command.Leave _ -> {}
                case Command.Input input -> {
                    inputs.add(input);
                    inputsBySeat
                            .computeIfAbsent(input.seat(), _ -> new HashMap<>())
                            .merge(input.sequence(), 1, Integer::sum);
                }
            }
        }
        return inputs;
    }

    private void remember(Frame frame, Simulation game) {
        hashes.put(frame.tick(), game.hash());
        if (frame.hash().isPresent()) {
            proofs++;
            if (frame.hash().getAsInt() != game.hash()) {
                complaints.add("the hash differs at tick " + frame.tick());
            }
        }
        for (Annotation annotation : frame.annotations()) {
            switch (annotation) {
                case Annotation.Seated seated -> roster.put(seated.seat(), seated);
                case Annotation.Vacated(int seat) -> roster.remove(seat);
                case Annotation.Chat chat -> chats.add(chat);
                case Annotation.Served _, Annotation.Slack _ -> {}
            }
        }
        EventBuffer buffer = game.events();
        for (int i = 0; i < buffer.count(); i++) {
            events.add(
                    new Witnessed(frame.tick(), buffer.kind(i), buffer.actor(i), buffer.target(i), buffer.amount(i)));
        }
    }
}
