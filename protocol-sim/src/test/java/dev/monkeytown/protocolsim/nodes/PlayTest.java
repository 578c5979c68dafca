package dev.monkeytown.protocolsim.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.protocolsim.world.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlayTest {

    private static final int WORLDS = 20_000;
    private static final int WORLDS_UNTIL_FOUND = 6_000;
    private static final int THREADS = 2;

    @Test
    void keepsTheRulesInTwentyThousandWorlds() throws InterruptedException {
        Seeds.Sum sum = Seeds.play(1, WORLDS, THREADS, UnaryOperator.identity(), 10, _ -> {});

        assertThat(sum.violations())
                .as(
                        "worlds that broke a rule; see them with %s",
                        sum.violations().stream()
                                .map(each -> "./monkeytown simulate --trace --seed " + each.seed())
                                .toList())
                .isEmpty();
        assertThat(sum.played()).isEqualTo(WORLDS);
        assertThat(sum.takeovers())
                .as("takeovers, without which nothing was tried")
                .isGreaterThan(WORLDS / 10);
        assertThat(sum.handovers()).as("handovers").isGreaterThan(WORLDS / 100);
    }

    @Test
    void isTheSameWorldAgainForTheSameSeed() {
        for (long seed = 1; seed <= 20; seed++) {
            assertThat(told(seed)).as("seed %d", seed).isEqualTo(told(seed));
        }
    }

    /** What the scripts must not leave out, left out. */
    enum Breakage {
        SAME_EPOCH_FOR_A_SUCCESSOR(
                "takeover", "math.max(tonumber(lease[1]) + 1, time[1] * 1000000 + time[2])", "tonumber(lease[1])"),
        NO_FENCE("publish", "if lease[1] ~= ARGV[1] then", "if false then"),
        NO_JOURNAL_IN_A_RESTORE("restore", "for i = 1, frames do", "for i = 1, 0 do"),
        NO_JOURNAL("publish", "redis.call('XADD', KEYS[2]", "tostring('XADD', KEYS[2]"),
        NO_MEMORY_OF_THE_TICK("publish", "redis.call('HSET', KEYS[1], 'tick', ARGV[2])", ""),
        FENCED_BY_AN_EARLIER_OWNER("publish", "if tonumber(lease[1]) < tonumber(ARGV[1]) then", "if false then");

        private final String text;
        private final String broken;
        private final String marker;

        Breakage(String script, String text, String broken) {
            this.marker = switch (script) {
                case "publish" -> "-- Publishes one frame";
                case "takeover" -> "-- Claims a game";
                default -> "-- Makes a game known";
            };
            this.text = text;
            this.broken = broken;
        }

        String in(String script) {
            if (!script.startsWith(marker)) {
                return script;
            }
            assertThat(script).contains(text);
            return script.replace(text, broken);
        }
    }

    @ParameterizedTest
    @EnumSource
    void findsABrokenScript(Breakage breakage) throws InterruptedException {
        Seeds.Sum sum = Seeds.play(1, WORLDS_UNTIL_FOUND, THREADS, breakage::in, 1, _ -> {});

        assertThat(sum.violations()).as("worlds that noticed").isNotEmpty();
    }

    private static List<String> told(long seed) {
        List<String> told = new ArrayList<>();
        Play.of(seed, new Trace() {
            @Override
            public boolean wanted() {
                return true;
            }

            @Override
            public void say(long nowNanos, String what) {
                told.add(nowNanos + " " + what);
            }
        });
        return told;
    }
}
