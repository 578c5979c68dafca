package dev.monkeytown.swarm.player;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.wire.Visitor;
import dev.monkeytown.swarm.wire.Visitor.Place;
import dev.monkeytown.swarm.wire.Visitor.Tokens;
import dev.monkeytown.swarm.wire.WebSocket;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One virtual player (or onlooker): gets tokens and a seat, opens a socket, plays, comes back when the socket is lost, and
 * goes on to the next game. HTTP happens on virtual threads, everything else on the loop of the present lane.
 */
final class Player implements Line.Holder {
    private static final int FIRST_PAUSE_MS = 1_000;
    private static final int LONGEST_PAUSE_MS = 15_000;
    private static final long LAST_FRAMES_MS = 400;
    private static final int WANDER_PER_SECOND = 4;
    private static final int JOIN_AGAIN_MS = 1_000;
    private static final int REPLACED = 4409;
    private static final int GOING_AWAY = 4001;
    private static final String RECONNECT_AFTER = "reconnectAfterMs=";

    private final Crowd crowd;
    private final int number;
    private final boolean watcher;
    private final Visitor visitor;
    private final SplittableRandom random;
    private volatile Lane lane;
    private @Nullable Place place;
    private @Nullable Playing playing;
    private @Nullable Line line;
    private int attempts;
    private boolean everOpen;

    Player(Crowd crowd, int number, boolean watcher, Visitor visitor, Lane lane) {
        this.crowd = crowd;
        this.number = number;
        this.watcher = watcher;
        this.visitor = visitor;
        this.lane = lane;
        this.random = new SplittableRandom(crowd.habits().seed() * 31 + number);
    }

    // ---- the way in: a virtual thread ----

    /** Looks for a game until there is one; blocks. */
    void enter() throws InterruptedException {
        for (int tries = 0; ; tries++) {
            try {
                Tokens tokens = visitor.tokens();
                Place found = watcher ? crowd.anyGame() : crowd.seat(visitor, tokens);
                Lane to = crowd.laneOf(found.gameId());
                onLoop(() -> placed(found, tokens, to));
                return;
            } catch (IOException | JacksonException trouble) {
                crowd.notice("a player cannot get into a game: " + trouble.getMessage());
                Thread.sleep(pauseMs(tries));
            }
        }
    }

    private void reconnect(int pauseMs) {
        crowd.async(() -> {
            Thread.sleep(pauseMs);
            for (int tries = 0; ; tries++) {
                try {
                    Tokens tokens = visitor.tokens();
                    onLoop(() -> connect(tokens));
                    return;
                } catch (IOException | JacksonException trouble) {
                    crowd.notice("a player gets no tokens: " + trouble.getMessage());
                    Thread.sleep(pauseMs(tries));
                }
            }
        });
    }

    /** A random time of at most a second, then two, four, up to fifteen. */
    private static int pauseMs(int failures) {
        int most = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << Math.min(failures, 4));
        return 1 + ThreadLocalRandom.current().nextInt(most);
    }

    // ---- the loop ----

    private void placed(Place found, Tokens tokens, Lane to) {
        leaveGame();
        if (crowd.closed()) {
            return;
        }
        if (to != lane) {
            hangUp();
            lane = to;
            onLoop(() -> settle(found, tokens));
        } else {
            settle(found, tokens);
        }
    }

    private void settle(Place found, Tokens tokens) {
        Playing begun = begin(found, tokens);
        WebSocket open = socket();
        if (open != null) {
            begun.come(open);
        } else {
            connect(tokens);
        }
    }

    private Playing begin(Place found, Tokens tokens) {
        place = found;
        int seat = watcher ? -1 : found.seat();
        Playing begun = crowd.habits().dialect() == Dialect.JSON
                ? new JsonPlaying(lane, found.gameId(), tokens.playerId(), seat, steady(WANDER_PER_SECOND))
                : new FramesPlaying(
                        lane, found.gameId(), tokens.playerId(), seat, wishes(), () -> think(found), () -> over(found));
        playing = begun;
        return begun;
    }

    private Wishes wishes() {
        int rate = crowd.habits().fixedInputs().orElse(0);
        return rate > 0 ? steady(rate) : new Wishes.Thinking();
    }

    private Wishes.Steady steady(int usual) {
        return new Wishes.Steady(crowd.habits().fixedInputs().orElse(usual), random.nextInt());
    }

    private void think(Place where) {
        if (crowd.habits().fixedInputs().isEmpty()) {
            Cast character = Cast.values()[number % Cast.values().length];
            lane.game(where.gameId())
                    .crew()
                    .add(where.seat(), character.brain(Difficulty.MEDIUM, random.nextInt()), Difficulty.MEDIUM);
        }
    }

    private void connect(Tokens tokens) {
        if (!crowd.closed() && line == null) {
            Line next = new Line(lane, crowd, random, this);
            line = next;
            crowd.sockets().open(lane.loop(), crowd.habits().dialect().subprotocol(), tokens.socketToken(), next);
        }
    }

    @Override
    public void connected(WebSocket open) {
        attempts = 0;
        if (everOpen) {
            lane.tally().add(Count.RECONNECTS);
        }
        everOpen = true;
        if (playing != null) {
            playing.come(open);
        }
    }

    @Override
    public void message(boolean text, ByteBuf buffer, int from, int length, long nowNanos) {
        Playing game = playing;
        if (game == null) {
            return;
        }
        if (!text) {
            game.binary(buffer, from, length, nowNanos);
        } else if (!game.state(buffer, from, length, nowNanos)) {
            control(buffer.toString(from, length, UTF_8));
        }
    }

    @Override
    public void disconnected(int code, String reason, boolean onPurpose) {
        line = null;
        if (playing != null) {
            playing.interrupted();
        }
        if (crowd.closed()) {
            return;
        }
        if (!onPurpose) {
            lane.tally().add(Count.LOST_SOCKETS);
            crowd.notice("a socket was closed with " + code + " " + reason);
        }
        if (code != REPLACED) {
            String after = reason.startsWith(RECONNECT_AFTER) ? reason.substring(RECONNECT_AFTER.length()) : "";
            boolean told = code == GOING_AWAY && after.matches("\\d{1,5}");
            reconnect(told ? Integer.parseInt(after) : pauseMs(0));
        }
    }

    @Override
    public void refused(int retryAfterSeconds, String why) {
        line = null;
        if (!crowd.closed()) {
            crowd.notice("a socket was refused: " + why);
            reconnect((int) Duration.ofSeconds(retryAfterSeconds).toMillis() + pauseMs(attempts++));
        }
    }

    /** Breaks the connection as a bad network would; nothing without one. The loop's thread. */
    void cut() {
        if (line != null) {
            line.cut();
        }
    }

    /** Stops or goes on reading. The loop's thread. */
    void reading(boolean on) {
        WebSocket open = socket();
        if (open != null) {
            open.reading(on);
        }
    }

    /** Goes for good. The loop's thread. */
    void goAway() {
        leaveGame();
        hangUp();
    }

    ClientView view() {
        Playing game = playing;
        boolean connected = socket() != null;
        return game == null ? new ClientView(number, connected, "", -1, -1, -1, -1, 0) : game.view(number, connected);
    }

    private @Nullable WebSocket socket() {
        Line open = line;
        return open == null ? null : open.socket();
    }

    private void hangUp() {
        if (line != null) {
            line.hangUp();
            line = null;
        }
    }

    private void leaveGame() {
        if (playing != null) {
            playing.leave();
            playing = null;
            place = null;
        }
    }

    private void control(String text) {
        JsonNode message;
        try {
            message = Messages.JSON.readTree(text);
        } catch (JacksonException notJson) {
            lane.tally().add(Count.MALFORMED);
            return;
        }
        JsonNode payload = message.path("payload");
        Place here = place;
        switch (message.path("type").asString("")) {
            case "resumed" -> resumed(payload);
            case "game_over" -> {
                if (here != null && here.gameId().equals(payload.path("gameId").asString(""))) {
                    over(here);
                }
            }
            case "error" ->
                wrong(payload.path("code").asString(""), payload.path("message").asString(""));
            default -> {} // Welcome, heartbeats, chat and the like need no answer.
        }
    }

    private void resumed(JsonNode payload) {
        lane.tally()
                .add(
                        switch (payload.path("answer").asString("")) {
                            case "up_to_date" -> Count.RESUMED_UP_TO_DATE;
                            case "missed_frames" -> Count.RESUMED_MISSED_FRAMES;
                            default -> Count.RESUMED_KEYFRAME;
                        });
        if (playing != null) {
            playing.resumed(payload);
        }
    }

    private void wrong(String code, String explanation) {
        lane.tally().add(Count.ERRORS);
        crowd.notice("the platform said " + code + ": " + explanation);
        Place here = place;
        switch (code) {
            case "unavailable" -> later(JOIN_AGAIN_MS, this::comeAgain);
            case "unknown_game", "not_a_member", "game_full" -> {
                if (here != null) {
                    over(here);
                }
            }
            default -> {}
        }
    }

    private void comeAgain() {
        WebSocket open = socket();
        if (open != null && playing != null) {
            playing.come(open);
        }
    }

    /** The game is over: on to the next one, but not all at the same moment. */
    private void over(Place which) {
        if (!which.equals(place) || crowd.closed()) {
            return;
        }
        place = null;
        lane.tally().add(Count.GAMES_FINISHED);
        long restMs = LAST_FRAMES_MS + random.nextLong(FIRST_PAUSE_MS);
        crowd.async(() -> {
            Thread.sleep(restMs);
            crowd.gone(which.gameId());
            enter();
        });
    }

    private void later(int ms, Runnable what) {
        var _ = lane.loop().schedule(what, ms, TimeUnit.MILLISECONDS);
    }

    private void onLoop(Runnable what) {
        lane.loop().execute(what);
    }

    int number() {
        return number;
    }

    Lane lane() {
        return lane;
    }
}
