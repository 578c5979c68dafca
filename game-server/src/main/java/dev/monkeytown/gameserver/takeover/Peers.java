package dev.monkeytown.gameserver.takeover;

import java.util.List;

/** The other servers that could take a game. Thread-safe. */
public interface Peers {

    /** Their instances, those without room left out. */
    List<String> withRoom();
}
