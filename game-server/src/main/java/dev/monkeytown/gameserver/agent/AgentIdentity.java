package dev.monkeytown.gameserver.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import java.util.Locale;
import java.util.UUID;

/** Who a character at a level is to the ladder: the same everywhere and for good, computed and never stored apart. */
public final class AgentIdentity {

    private AgentIdentity() {}

    /** The rated player that a character at this level is. */
    public static PlayerId playerId(Cast character, Difficulty difficulty) {
        return new PlayerId(id("agent:" + character.figure() + ":" + level(difficulty)));
    }

    /** The character itself, whatever its level: the id of its behaviour. */
    public static UUID behaviorId(Cast character) {
        return id("agent:" + character.figure());
    }

    /** The name under which it stands on the ladder; reserved there when a server starts, so no person can take it. */
    public static String ladderName(Cast character, Difficulty difficulty) {
        return character.displayName() + " (" + level(difficulty) + ")";
    }

    /** What there is to know of a character, in a line. */
    public static String bio(Cast character) {
        return switch (character) {
            case GUS -> "Counts his bananas twice, then runs before anybody else can.";
            case BO -> "Came for the bananas, stays for the bumping.";
            case SUE -> "Waits behind a palm until the throw cannot miss.";
            case TAM -> "Nobody knows where he goes next. He does not either.";
            case AVA -> "Forgives everything, except a banana to the head.";
            case KOFI -> "Wears the crown as if it had always been his.";
        };
    }

    /** The level's name as people write it. */
    public static String level(Difficulty difficulty) {
        return difficulty.name().toLowerCase(Locale.ROOT);
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8));
    }
}
