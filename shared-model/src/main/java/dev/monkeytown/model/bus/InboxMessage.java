package dev.monkeytown.model.bus;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.codec.InputCodec;
import java.util.List;
import java.util.UUID;

/**
 * What reaches a game from outside, already checked for who may send it. It changes nothing on arrival: the owner's
 * next tick takes it from the inbox.
 */
public sealed interface InboxMessage {

    /** Intents of a seat, oldest first. */
    record Inputs(int seat, PlayerId playerId, List<InputCodec.Timed> inputs) implements InboxMessage {
        public Inputs {
            inputs = List.copyOf(inputs);
        }
    }

    /** The player whose reservation stands in {@link Channels#gameSeats} is connected now; sent again until a frame seats them. */
    record Arrive(int seat, PlayerId playerId, String name) implements InboxMessage {}

    /** The player's connection is gone; the seat stays theirs for a while. */
    record Depart(int seat, PlayerId playerId) implements InboxMessage {}

    /** The player gives the seat back. */
    record Quit(int seat, PlayerId playerId) implements InboxMessage {}

    /** The player says something. */
    record Say(int seat, PlayerId playerId, String text) implements InboxMessage {}

    /**
     * The heir named in a handover hears what comes after this: the owner does what came before, and nothing after it.
     *
     * @param handover which one; an owner that does not wait for it ignores the message
     */
    record Mark(UUID handover) implements InboxMessage {}
}
