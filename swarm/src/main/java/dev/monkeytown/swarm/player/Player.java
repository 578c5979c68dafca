package dev.monkeytown.swarm.player;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.swarm.measure.Comebacks;
import dev.monkeytown.swarm.measure.Count;
import dev.monkeytown.swarm.player.Entrance.Admission;
import dev.monkeytown.swarm.wire.Visitor;
import dev.monkeytown.swarm.wire.Visitor.Place;
import dev.monkeytown.swarm.wire.WebSocket;
import io.netty.buffer.ByteBuf;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One virtual player (or onlooker): which game it is in, what the server says of it, and what it does when it ends. Its {@link
 * Entrance} is used on virtual threads, everything else happens on the loop of the present lane.
 */
final class Player implements Connection.User {
    private static final long LAST_FRAMES_MS = 400;
    private static final long REST_SPREAD_MS = 1_000;
    private static final int JOIN_AGAIN_MS = 1_000;

    private final Crowd crowd;
    private final int number;
    private final SplittableRandom random;
    private final Entrance entrance;
    private final Nature nature;
    private final Fate fate;
    private final Connection connection;
    private volatile Lane lane;
    private @Nullable Place place;
    private @Nullable Playing playing;
    private long stalledNanos;

    /** @param fate is this player's own */
    Player(Crowd crowd, int number, boolean watcher, Visitor visitor, Fate fate, Lane lane) {
        this.crowd = crowd;
        this.number = number;
        this.random = new SplittableRandom(crowd.habits().seed() * 31 + number);
        this.entrance = new Entrance(crowd, visitor, watcher);
        Testimony testimony = new Testimony(crowd.habits().witness(), number);
        this.nature = new Nature(crowd.habits(), number, watcher, random, testimony);
        this.fate = fate;
        this.lane = lane;
        this.connection = new Connection(crowd, entrance, fate, random, testimony, this);
    }

    int number() {
        return number;
    }

    @Override
    public Lane lane() {
        return lane;
    }

    // ---- from game to game ----

    /** Looks for a game until there is one; blocks. */
    void enter() throws InterruptedException {
        Admission admission = entrance.game();
        Lane to = crowd.laneOf(admission.place().gameId());
        onLoop(() -> admitted(admission, to));
    }

    private void admitted(Admission admission, Lane to) {
        leaveGame();
        if (crowd.closed()) {
            return;
        }
        if (to != lane) {
            connection.hangUp();
            lane = to;
            onLoop(() -> settle(admission));
        } else {
            settle(admission);
        }
    }

    private void settle(Admission admission) {
        Place found = admission.place();
        Playing begun = nature.begin(lane, found, admission.tokens(), fate, () -> over(found));
        place = found;
        playing = begun;
        WebSocket open = connection.socket();
        if (open != null) {
            begun.come(open);
        } else {
            connection.connect(admission.tokens());
        }
    }

    /** The game is over: on to the next one, but not all at the same moment. */
    private void over(Place which) {
        if (!which.equals(place) || crowd.closed()) {
            return;
        }
        place = null;
        lane.tally().add(Count.GAMES_FINISHED);
        long restMs = LAST_FRAMES_MS + random.nextLong(REST_SPREAD_MS);
        crowd.async(() -> {
            Thread.sleep(restMs);
            crowd.gone(which.gameId());
            enter();
        });
    }

    private void leaveGame() {
        if (playing != null) {
            playing.leave();
            playing = null;
            place = null;
        }
    }

    /** Goes for good. The loop's thread. */
    void goAway() {
        leaveGame();
        connection.hangUp();
    }

    // ---- what the server says ----

    @Override
    public void connected(WebSocket open) {
        if (playing != null) {
            playing.come(open);
        }
    }

    @Override
    public void interrupted() {
        if (playing != null) {
            playing.interrupted();
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
            obey(ControlMessage.read(buffer.toString(from, length, UTF_8)), game);
        }
    }

    private void obey(ControlMessage message, Playing game) {
        switch (message) {
            case ControlMessage.Resumed resumed -> {
                lane.tally().add(counted(resumed.answer()));
                game.resumed(resumed);
            }
            case ControlMessage.GameOver(String gameId) -> {
                Place here = place;
                if (here != null && here.gameId().equals(gameId)) {
                    over(here);
                }
            }
            case ControlMessage.Refused refused -> wrong(refused);
            case ControlMessage.Malformed _ -> lane.tally().add(Count.MALFORMED);
            case ControlMessage.Other _ -> {}
        }
    }

    private static Count counted(ControlMessage.Answer answer) {
        return switch (answer) {
            case UP_TO_DATE -> Count.RESUMED_UP_TO_DATE;
            case MISSED_FRAMES -> Count.RESUMED_MISSED_FRAMES;
            case KEYFRAME -> Count.RESUMED_KEYFRAME;
        };
    }

    private void wrong(ControlMessage.Refused refused) {
        lane.tally().add(Count.ERRORS);
        crowd.notice("the platform said " + refused.code() + ": " + refused.explanation());
        switch (refused.code()) {
            case "unavailable" -> {
                var _ = lane.loop().schedule(this::comeAgain, JOIN_AGAIN_MS, TimeUnit.MILLISECONDS);
            }
            case "unknown_game", "not_a_member", "game_full" -> {
                Place here = place;
                if (here != null) {
                    over(here);
                }
            }
            default -> {}
        }
    }

    private void comeAgain() {
        WebSocket open = connection.socket();
        if (open != null) {
            connected(open);
        }
    }

    // ---- what is done to it ----

    /** Breaks the connection as a bad network would; nothing without one. The loop's thread. */
    void cut(Comebacks all) {
        connection.cut(all);
    }

    /** Stops reading; nothing without a connection. The loop's thread. */
    void stall(Comebacks all) {
        WebSocket open = connection.socket();
        if (open != null) {
            fate.stall(all, view().tick());
            stalledNanos = System.nanoTime();
            open.reading(false);
        }
    }

    /** Reads again. The loop's thread. */
    void release() {
        fate.release();
        WebSocket open = connection.socket();
        if (open != null) {
            if (playing != null) {
                playing.paused((int) ((System.nanoTime() - stalledNanos) / ArrivalClock.TICK_NANOS));
            }
            open.reading(true);
        }
    }

    ClientView view() {
        Playing game = playing;
        boolean connected = connection.socket() != null;
        return game == null ? new ClientView(number, connected, "", -1, -1, -1, -1, 0) : game.view(number, connected);
    }

    private void onLoop(Runnable what) {
        lane.loop().execute(what);
    }
}
