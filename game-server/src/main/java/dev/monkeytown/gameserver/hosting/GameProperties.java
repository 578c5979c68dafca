package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.takeover.HandoverSettings;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.game.GameConfig;
import dev.monkeytown.platform.service.SettingException;
import dev.monkeytown.simulation.agent.Difficulty;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * The games this server opens, from the environment.
 *
 * @param seconds MONKEYTOWN_GAME_SECONDS: length of a game, 10 to 600, default 180
 * @param seats MONKEYTOWN_GAME_SEATS: seats of a game, 2 to 16, default 8
 * @param difficulty MONKEYTOWN_AI_DIFFICULTY: easy, medium or hard, default medium
 * @param capacity MONKEYTOWN_GAME_CAPACITY: most games at a time; 0, the default, means as many as fit by what they are
 *     measured to cost
 * @param threads MONKEYTOWN_GAME_THREADS: loop threads; 0, the default, means one per core
 * @param brokenDir MONKEYTOWN_BROKEN_GAMES_DIR: folder for the logs of games that broke; blank, the default, means a folder
 *     of the system's for temporary files
 * @param handoverGrace MONKEYTOWN_HANDOVER_GRACE: how long a server that was told to end keeps games that no other takes, 0s
 *     to 60s, default 20s
 * @param rebalance MONKEYTOWN_REBALANCE: whether games are given to emptier servers, true or false, default true
 * @param thoughts MONKEYTOWN_AGENT_THOUGHTS: whether the reasons of agents' decisions are kept for operators, true or false,
 *     default false
 */
@ConfigurationProperties("monkeytown.game")
record GameProperties(
        @DefaultValue("180") String seconds,
        @DefaultValue("8") String seats,
        @DefaultValue("medium") String difficulty,
        @DefaultValue("0") String capacity,
        @DefaultValue("0") String threads,
        @DefaultValue("") String brokenDir,
        @DefaultValue("20s") String handoverGrace,
        @DefaultValue("true") String rebalance,
        @DefaultValue("false") String thoughts) {

    /** What a loop thread is assumed to hold until its games' cost was measured: a cautious share of what it does hold. */
    static final int GAMES_PER_THREAD = 40;

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration MAX_GRACE = Duration.ofSeconds(60);
    private static final int MAX_CAPACITY = 10_000;
    private static final int MAX_THREADS = 64;

    /** Checked as a whole when the service starts; texts, so that a wrong one is named by its variable. */
    GameConfig config() {
        return GameConfig.standard(
                number("MONKEYTOWN_GAME_SEATS", seats, 8, 2, Limits.MAX_SEATS),
                number("MONKEYTOWN_GAME_SECONDS", seconds, 180, 10, 600),
                level());
    }

    /** The upper bound for games at a time, whatever they cost. */
    int mostGames() {
        int set = number("MONKEYTOWN_GAME_CAPACITY", capacity, 0, 0, MAX_CAPACITY);
        return set == 0 ? MAX_CAPACITY : set;
    }

    Path brokenGames() {
        String set = brokenDir.strip();
        return set.isEmpty() ? Path.of(System.getProperty("java.io.tmpdir"), "monkeytown-broken-games") : Path.of(set);
    }

    int threads(int cores) {
        int set = number("MONKEYTOWN_GAME_THREADS", threads, 0, 0, MAX_THREADS);
        return set == 0 ? cores : set;
    }

    HandoverSettings handovers() {
        return new HandoverSettings(grace(), evensOut());
    }

    private Duration grace() {
        String set = handoverGrace.strip();
        if (set.isEmpty()) {
            return GRACE;
        }
        if (!set.matches("\\d{1,5}(ms|s)") || DurationStyle.SIMPLE.parse(set).compareTo(MAX_GRACE) > 0) {
            throw new SettingException("MONKEYTOWN_HANDOVER_GRACE", "must be from 0s to 60s");
        }
        return DurationStyle.SIMPLE.parse(set);
    }

    private boolean evensOut() {
        return flag("MONKEYTOWN_REBALANCE", rebalance, true);
    }

    boolean keepsThoughts() {
        return flag("MONKEYTOWN_AGENT_THOUGHTS", thoughts, false);
    }

    private static boolean flag(String variable, String value, boolean blank) {
        return switch (value.strip()) {
            case "" -> blank;
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingException(variable, "must be true or false");
        };
    }

    private Difficulty level() {
        return switch (difficulty.strip()) {
            case "easy" -> Difficulty.EASY;
            case "", "medium" -> Difficulty.MEDIUM;
            case "hard" -> Difficulty.HARD;
            default -> throw new SettingException("MONKEYTOWN_AI_DIFFICULTY", "must be easy, medium or hard");
        };
    }

    private static int number(String variable, String value, int blank, int least, int most) {
        String text = value.strip();
        if (text.isEmpty()) {
            return blank;
        }
        if (text.matches("\\d{1,6}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new SettingException(variable, "must be a whole number from " + least + " to " + most);
    }
}
