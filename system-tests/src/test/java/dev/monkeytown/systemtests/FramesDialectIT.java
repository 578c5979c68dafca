package dev.monkeytown.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.town.Figures;
import dev.monkeytown.systemtests.town.Memory;
import dev.monkeytown.systemtests.town.Town;
import dev.monkeytown.systemtests.town.TownPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A whole game between eight people in the frames dialect, through the front: what it costs and that nothing is lost. */
@Order(3)
class FramesDialectIT {
    private static final int INPUTS_PER_SECOND = 30;
    private static final int MOST_LOST_PERCENT = 1;
    private static final int LAST_INPUT_BEFORE_END_TICKS = 90;

    @Test
    void bringsEveryFrameInOrderAndNoInputTwiceToEightPlayers(Town town) throws Exception {
        List<FramesPlayer> players = eightPlayersOfOneGame(town);
        try (ScheduledExecutorService hands = Executors.newSingleThreadScheduledExecutor()) {
            RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
            long apartNanos = TimeUnit.SECONDS.toNanos(1) / INPUTS_PER_SECOND / players.size();
            int[] turn = {0};
            var playing = hands.scheduleAtFixedRate(
                    () -> move(players.get(turn[0]++ % players.size()), random), 0, apartNanos, TimeUnit.NANOSECONDS);
            players.getFirst().awaitTick(300);
            Memory memory = Memory.of(town.cluster());
            for (FramesPlayer player : players) {
                player.awaitEnd();
            }
            playing.cancel(false);
            memory.figures().publish();
        }

        figures(players).publish();

        Map<Integer, Integer> hashes = players.getFirst().hashes();
        for (FramesPlayer player : players) {
            player.hasNoComplaints();
            assertThat(player.proofs()).as("hashes compared").isGreaterThan(30);
            player.hashes()
                    .forEach((tick, hash) -> assertThat(hashes.getOrDefault(tick, hash))
                            .as("hash of tick %d", tick)
                            .isEqualTo(hash));
            assertThat(player.inputsOf(player.seat()))
                    .as("how often each input was in a frame")
                    .hasSizeGreaterThan(INPUTS_PER_SECOND * 10)
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
            assertThat(player.lost())
                    .as("inputs that more than 12 newer ones overtook while the machine stood still")
                    .isLessThanOrEqualTo(player.wishes() * MOST_LOST_PERCENT / 100);
            assertThat(player.wire().await("game_over").path("gameId").asString())
                    .isEqualTo(player.gameId());
        }
        players.forEach(FramesPlayer::close);
    }

    @Test
    void letsALateComerSeeTheSameGame(Town town) {
        try (FramesPlayer early = FramesPlayer.inAFreshGame(town, "Early Eve");
                FramesPlayer late = FramesPlayer.watching(town, early.gameId())) {
            late.awaitFrames(120);
            early.awaitTick(late.tick());

            assertThat(early.hashes())
                    .containsAllEntriesOf(late.hashes().entrySet().stream()
                            .filter(each -> early.hashes().containsKey(each.getKey()))
                            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
            early.hasNoComplaints();
            late.hasNoComplaints();
        }
    }

    private static List<FramesPlayer> eightPlayersOfOneGame(Town town) {
        List<FramesPlayer> players = new ArrayList<>();
        players.add(FramesPlayer.inAFreshGame(town, "Player 1"));
        String gameId = players.getFirst().gameId();
        for (int number = 2; number <= TownPlan.SEATS; number++) {
            var guest = town.guest("Player " + number);
            guest.join(gameId);
            players.add(FramesPlayer.sitDown(guest, gameId));
        }
        return players;
    }

    private static void move(FramesPlayer player, RandomGenerator random) {
        if (player.remainingTicks() > LAST_INPUT_BEFORE_END_TICKS) {
            int buttons = random.nextInt(20) == 0 ? Command.Input.THROW : 0;
            player.wish(random.nextInt(256), 7, random.nextInt(256), buttons);
        }
    }

    private static Figures figures(List<FramesPlayer> players) {
        List<Double> bytes = new ArrayList<>();
        List<Double> frames = new ArrayList<>();
        List<Double> latencies = new ArrayList<>();
        double keyframeBytes = 0;
        for (FramesPlayer player : players) {
            player.traffic().bytesBySecond().forEach(each -> bytes.add((double) each));
            player.traffic().messagesBySecond().forEach(each -> frames.add((double) each));
            player.traffic().latenciesNanos().forEach(nanos -> latencies.add(nanos / 1e6));
            keyframeBytes += (double) player.traffic().firstBytes() / players.size();
        }
        return new Figures("frames-dialect-8-players")
                .add("inputs of each player", INPUTS_PER_SECOND, "1/s")
                .add("to each client, mean", Figures.mean(bytes), "B/s")
                .add("to each client, p99 of seconds", Figures.percentile(bytes, 99), "B/s")
                .add("keyframe at the start, mean", keyframeBytes, "B")
                .add("frames, mean", Figures.mean(frames), "1/s")
                .add("frames, p1 of seconds", Figures.percentile(frames, 1), "1/s")
                .add(
                        "inputs lost",
                        players.stream().mapToInt(FramesPlayer::lost).sum(),
                        "")
                .add("input to frame, p50", Figures.percentile(latencies, 50), "ms")
                .add("input to frame, p99", Figures.percentile(latencies, 99), "ms");
    }
}
