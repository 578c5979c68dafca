package dev.monkeytown.gameserver.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.GameId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RanksTest {

    private static final List<String> SERVERS =
            List.of("game-server-1", "game-server-2", "game-server-3", "game-server-4");

    @Test
    void giveEveryServerAnotherPlaceInEachGamesOrder() {
        for (int i = 0; i < 200; i++) {
            GameId game = GameId.random();

            assertThat(SERVERS.stream().map(server -> rank(game, server))).containsExactlyInAnyOrder(0, 1, 2, 3);
        }
    }

    @Test
    void spreadADeadServersGames() {
        List<Integer> firsts = new ArrayList<>(List.of(0, 0, 0, 0));
        for (int i = 0; i < 400; i++) {
            GameId game = GameId.random();
            int first = IntStream.range(0, 4)
                    .filter(server -> rank(game, SERVERS.get(server)) == 0)
                    .findFirst()
                    .orElseThrow();
            firsts.set(first, firsts.get(first) + 1);
        }

        assertThat(firsts).allSatisfy(games -> assertThat(games).isBetween(50, 150));
    }

    @Test
    void leaveTheOthersOrderAsItIsWhenOneIsGone() {
        GameId game = GameId.random();
        List<String> order = ordered(game, SERVERS);

        List<String> left = order.subList(1, order.size());

        assertThat(ordered(game, left)).isEqualTo(left);
    }

    /** Servers of different versions look after the same games: the order is for good. */
    @Test
    void areTheSameInEveryVersion() {
        List<List<String>> orders = LongStream.range(0, 8)
                .mapToObj(i -> new GameId(new UUID(0x9E3779B97F4A4C15L * (i + 1), 0xBF58476D1CE4E5B9L * (i + 3))))
                .map(game -> ordered(game, SERVERS))
                .map(order -> order.stream()
                        .map(server -> server.substring(server.length() - 1))
                        .toList())
                .toList();

        assertThat(orders.stream().map(order -> String.join("", order)))
                .containsExactly("4321", "1234", "2134", "4123", "1243", "3142", "1423", "1432");
    }

    @Test
    void letNobodyWaitForItself() {
        GameId game = GameId.random();

        assertThat(Ranks.of(game, "game-server-1", List.of("game-server-1"))).isZero();
    }

    private static List<String> ordered(GameId game, List<String> servers) {
        String[] order = new String[servers.size()];
        servers.forEach(server -> order[Ranks.of(game, server, without(servers, server))] = server);
        return List.of(order);
    }

    private static int rank(GameId game, String server) {
        return Ranks.of(game, server, without(SERVERS, server));
    }

    private static List<String> without(List<String> servers, String one) {
        return Stream.of(servers)
                .flatMap(List::stream)
                .filter(server -> !server.equals(one))
                .toList();
    }
}
