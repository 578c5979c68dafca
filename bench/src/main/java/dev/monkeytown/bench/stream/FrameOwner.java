package dev.monkeytown.bench.stream;

import static dev.monkeytown.bench.stream.HostedGame.bytes;

import dev.monkeytown.bench.CannotMeasure;
import dev.monkeytown.bench.process.Lab;
import dev.monkeytown.bench.process.Pipeline;
import dev.monkeytown.bench.process.RedisLink;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.codec.GameLog;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Owns a load's games in Redis as a game-server does, by the same names and the same script, and publishes their tapes.
 * Frames are written when flushed; a keyframe goes with every sixtieth. The playout's thread publishes, the measuring
 * thread does the rest.
 */
final class FrameOwner implements Playout.Outlet, AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final byte[] EPOCH = bytes(TapeRecorder.EPOCH);
    private static final byte[] LEASE_MS = bytes(Limits.LEASE.toMillis());
    private static final byte[] LIFE_MS = bytes(Limits.GAME_KEYS_LIFE.toMillis());
    private static final byte[] MOST_FRAMES = bytes(Limits.MAX_JOURNAL_FRAMES);
    private static final byte[] LEASES = bytes(Channels.GAMES_LEASES);
    private static final byte[] OUTBOX = bytes(Channels.RESULTS_OUTBOX);
    private static final byte[] NO = bytes("0");
    private static final byte[] NOTHING = {};
    private static final String PUBLISHED = ":2";

    private static final int KEYS = 7;

    /** Arguments of EVALSHA with the script's keys and values. */
    private static final int ARGUMENTS = 3 + KEYS + 11;

    /**
     * What is always the same in the publishing of a game's frames.
     *
     * @param beginning up to the tick and the frame
     * @param end what follows them
     * @param endWithKeyframe what follows them if a keyframe comes, and the log since the one before
     */
    private record Publishing(byte[] beginning, byte[] end, byte[] endWithKeyframe) {

        static Publishing of(HostedGame game, String script) {
            return new Publishing(
                    Pipeline.beginning(
                            ARGUMENTS,
                            bytes("EVALSHA"),
                            bytes(script),
                            bytes(KEYS),
                            game.lease(),
                            game.journal(),
                            game.keyframe(),
                            game.seats(),
                            game.log(),
                            LEASES,
                            OUTBOX,
                            EPOCH),
                    Pipeline.arguments(
                            game.events(), NOTHING, MOST_FRAMES, LIFE_MS, NO, bytes(game.id()), NOTHING, NOTHING),
                    Pipeline.arguments(game.events(), LEASE_MS, MOST_FRAMES, LIFE_MS, NO, bytes(game.id())));
        }
    }

    private final List<HostedGame> games;
    private final List<Publishing> publishing;
    private final RedisLink redis;
    private final Pipeline out;

    /** Makes the games known: leases, first keyframes, and the sessions of all who hold a seat. */
    FrameOwner(Lab.RunningRedis server, Load load) {
        games = new ArrayList<>();
        for (int game = 0; game < load.games(); game++) {
            games.add(HostedGame.of(load.tape().of(game)));
        }
        redis = server.connect();
        String script = redis.orders().scriptLoad(publishScript());
        publishing = games.stream().map(game -> Publishing.of(game, script)).toList();
        games.forEach(this::open);
        out = server.pipeline(PUBLISHED);
    }

    HostedGame game(int number) {
        return games.get(number);
    }

    @Override
    public void publish(int number, int message) {
        HostedGame game = games.get(number);
        Publishing same = publishing.get(number);
        int tick = message + 1;
        out.begin(same.beginning());
        out.argument(bytes(tick));
        out.argument(game.track().frames().get(message));
        if (tick % Limits.KEYFRAME_EVERY_TICKS == 0) {
            out.put(same.endWithKeyframe());
            out.argument(game.keyframe(tick / Limits.KEYFRAME_EVERY_TICKS, tick));
            out.argument(GameLog.stretch(game.track().frames().subList(tick - Limits.KEYFRAME_EVERY_TICKS, tick)));
        } else {
            out.put(same.end());
        }
    }

    @Override
    public void flush() {
        out.flush();
    }

    /** Takes the games out of Redis again; complains if not every frame was published. */
    @Override
    public void close() {
        try (redis;
                out) {
            out.settle();
            RedisCommands<byte[], byte[]> commands = redis.orders();
            for (HostedGame game : games) {
                commands.del(game.lease(), game.journal(), game.keyframe(), game.seats(), game.log());
                commands.zrem(LEASES, bytes(game.id()));
                for (Identity player : game.players()) {
                    commands.del(bytes(Channels.session(player.sessionId())));
                }
            }
        }
        if (out.refused() > 0) {
            throw new CannotMeasure(out.refused() + " frames were not published, Redis said " + out.refusal()
                    + ": it is too slow, or its script changed");
        }
    }

    private void open(HostedGame game) {
        RedisCommands<byte[], byte[]> commands = redis.orders();
        commands.hset(
                game.lease(),
                Map.of(
                        bytes("epoch"), EPOCH,
                        bytes("owner"), bytes("bench"),
                        bytes("tick"), bytes(0),
                        bytes("expiresAtMs"), bytes(Long.MAX_VALUE),
                        bytes("seats"), bytes(Load.SEATS)));
        commands.set(game.keyframe(), game.keyframe(0, 0));
        for (int seat = 0; seat < game.players().size(); seat++) {
            Identity player = game.players().get(seat);
            commands.hset(game.seats(), bytes(seat), bytes(player.playerId()));
            PlayerSession session = new PlayerSession(
                    player.playerId(),
                    player.name(),
                    game.id(),
                    seat,
                    game.track().setup().rulesName());
            commands.set(bytes(Channels.session(player.sessionId())), JSON.writeValueAsBytes(session));
        }
    }

    /** The game-server's own. */
    private static byte[] publishScript() {
        try (InputStream in = FrameOwner.class.getResourceAsStream("/redis/publish.lua")) {
            if (in == null) {
                throw new IllegalStateException("the game-server's publish.lua is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
