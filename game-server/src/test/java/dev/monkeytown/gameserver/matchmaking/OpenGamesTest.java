package dev.monkeytown.gameserver.matchmaking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.matchmaking.OpenGames.Candidate;
import dev.monkeytown.model.GameId;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenGamesTest {

    private final Candidate oldAndEmpty = new Candidate(GameId.random(), 0, 8);
    private final Candidate fullOfPersons = new Candidate(GameId.random(), 8, 8);
    private final Candidate busy = new Candidate(GameId.random(), 3, 8);
    private final Candidate busyToo = new Candidate(GameId.random(), 3, 8);
    private final Candidate unknown = new Candidate(GameId.random(), 0, 0);

    @Test
    void prefersGamesWithPersonsAndAmongThoseTheOldest() {
        assertThat(OpenGames.ranked(List.of(oldAndEmpty, busy, busyToo))).containsExactly(busy, busyToo, oldAndEmpty);
    }

    @Test
    void leavesOutGamesWithoutRoomAndGamesThatAreGone() {
        assertThat(OpenGames.ranked(List.of(fullOfPersons, unknown, busy))).containsExactly(busy);
    }
}
