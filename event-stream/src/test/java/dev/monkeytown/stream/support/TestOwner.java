package dev.monkeytown.stream.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.model.game.PlayerSession;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import dev.monkeytown.simulation.rules.RuleSets;
import io.lettuce.core.RedisClient;
import io.lettuce.core.XAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A minimal owner of one real game: steps the real simulation, publishes real frames under the real names. Ticks by
 * hand or at 60 Hz on a thread of its own; one thread at a time.
 */
public final class TestOwner implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public final GameId id = GameId.random();
    public final BlockingQueue<InboxMessage> heard = new LinkedBlockingQueue<>();
    public final Map<Integer, Integer> hashes = new ConcurrentHashMap<>();

    private final Map<Integer, Published> published = new ConcurrentHashMap<>();

    /** A frame and the moment just before it was published. */
    public record Published(byte[] frame, long nanos) {}

    private final RedisClient client;
    private final boolean ownsClient;
    private final StatefulRedisConnection<byte[], byte[]> commands;
    private final RedisCommands<byte[], byte[]> redis;
    private final StatefulRedisPubSubConnection<byte[], byte[]> inputs;
    private final BlockingQueue<InboxMessage> inbox = new LinkedBlockingQueue<>();
    private final Simulation simulation;
    private final Map<Integer, Annotation.Seated> roster = new TreeMap<>();
    private final List<Annotation> extra = new ArrayList<>();
    private final BitWriter out = new BitWriter(1024);
    private final int seats;
    private long epoch = 1_700_000_000_000_000L;
    private int silentTicks;
    private @Nullable Thread runner;
    private volatile boolean running;

    /** A game with an agent on seat 0 and the other seats free, its keyframe of tick 0 stored. */
    public TestOwner(TestRedis server, int seats, int seconds) {
        this(RedisClient.create(server.url()), true, seats, seconds);
    }

    /** As one of many, which share a client that somebody else closes. */
    public TestOwner(RedisClient shared, int seats, int seconds) {
        this(shared, false, seats, seconds);
    }

    private TestOwner(RedisClient client, boolean ownsClient, int seats, int seconds) {
        this.seats = seats;
        this.client = client;
        this.ownsClient = ownsClient;
        commands = client.connect(ByteArrayCodec.INSTANCE);
        redis = commands.sync();
        inputs = client.connectPubSub(ByteArrayCodec.INSTANCE);
        inputs.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                List<InboxMessage> messages = InboxCodec.decode(message).orThrow();
                heard.addAll(messages);
                inbox.addAll(messages);
            }
        });
        inputs.sync().subscribe(bytes(Channels.gameInputs(id)));
        simulation = RuleSets.begin(
                        new GameSetup("banana-brawl", GameRules.standard().lasting(seconds), seats, 42))
                .orThrow();
        sit(new Annotation.Seated(0, "00000000-0000-0000-0000-00000000a9e7", "Gus", true, "gus"));
        renewLease();
        storeKeyframe();
    }

    /** Gives a person a seat as a game-server would: a reservation and a session. */
    public void invite(Identity identity, int seat) {
        redis.hset(bytes(Channels.gameSeats(id)), bytes(seat), bytes(identity.playerId()));
        PlayerSession session = new PlayerSession(identity.playerId(), identity.name(), id, seat, "banana-brawl");
        redis.set(bytes(Channels.session(identity.sessionId())), JSON.writeValueAsBytes(session));
    }

    public int tick() {
        return simulation.tick();
    }

    public int hash() {
        return simulation.hash();
    }

    public Simulation simulation() {
        return simulation;
    }

    /** The frame of a tick that has been. */
    public Published published(int tick) {
        return Objects.requireNonNull(published.get(tick));
    }

    /** The next frames are journalled, but pub/sub loses them. */
    public synchronized void losePublications(int ticks) {
        silentTicks = ticks;
    }

    /** Another ownership of the same game: frames go on under a higher epoch. */
    public synchronized void changeEpoch() {
        epoch++;
        renewLease();
    }

    /** Everybody hears this in the next frame. */
    public synchronized void annotate(Annotation annotation) {
        extra.add(annotation);
    }

    public void run() {
        running = true;
        runner = Thread.ofPlatform().name("owner").start(() -> {
            long next = System.nanoTime();
            while (running && !simulation.finished()) {
                step();
                next += 16_666_667L;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        });
    }

    public void pause() {
        running = false;
        if (runner != null) {
            try {
                runner.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    public synchronized void step() {
        List<Command> commands = new ArrayList<>();
        List<Annotation> annotations = new ArrayList<>(extra);
        extra.clear();
        if (simulation.tick() == 0) {
            roster.values().forEach(seated -> commands.add(new Command.Join(seated.seat())));
        }
        for (InboxMessage message = inbox.poll(); message != null; message = inbox.poll()) {
            take(message, commands, annotations);
        }
        commands.forEach(simulation::apply);
        simulation.step();
        hashes.put(simulation.tick(), simulation.hash());
        boolean proves = simulation.tick() % Frame.HASH_EVERY_TICKS == 0;
        Frame frame = new Frame(
                epoch,
                simulation.tick(),
                commands,
                annotations,
                proves ? OptionalInt.of(simulation.hash()) : OptionalInt.empty());
        publish(FrameCodec.encode(frame, out));
    }

    private void publish(byte[] frame) {
        published.put(simulation.tick(), new Published(frame, System.nanoTime()));
        redis.xadd(
                bytes(Channels.gameJournal(id)),
                XAddArgs.Builder.maxlen(Limits.MAX_JOURNAL_FRAMES).id(simulation.tick() + "-1"),
                bytes("f"),
                frame);
        if (simulation.tick() % Limits.KEYFRAME_EVERY_TICKS == 0 || simulation.finished()) {
            storeKeyframe();
        }
        if (simulation.finished()) {
            redis.hset(bytes(Channels.gameLease(id)), bytes("over"), bytes("1"));
        }
        if (silentTicks > 0) {
            silentTicks--;
        } else {
            redis.publish(bytes(Channels.gameEvents(id)), frame);
        }
    }

    private void take(InboxMessage message, List<Command> commands, List<Annotation> annotations) {
        switch (message) {
            case InboxMessage.Arrive(int seat, PlayerId player, String name) -> {
                if (!roster.containsKey(seat)) {
                    commands.add(new Command.Join(seat));
                }
                Annotation.Seated seated = new Annotation.Seated(seat, player.toString(), name, false, "human");
                if (!seated.equals(roster.get(seat))) {
                    sit(seated);
                    annotations.add(seated);
                }
            }
            case InboxMessage.Depart(int seat, PlayerId player) -> {
                Annotation.Seated seated =
                        new Annotation.Seated(seat, player.toString(), player.toString(), true, "human");
                sit(seated);
                annotations.add(seated);
            }
            case InboxMessage.Quit(int seat, PlayerId _) -> {
                roster.remove(seat);
                commands.add(new Command.Leave(seat));
                annotations.add(new Annotation.Vacated(seat));
            }
            case InboxMessage.Inputs(int _, PlayerId _, var inputs) -> {
                for (InputCodec.Timed timed : inputs) {
                    Command.Input input = timed.input();
                    if (Command.Input.newer(input.sequence(), simulation.lastSequence(input.seat()))
                            && commands.size() < 90) {
                        commands.add(input);
                    }
                }
            }
            case InboxMessage.Say(int seat, PlayerId _, String text) ->
                annotations.add(new Annotation.Chat(seat, text));
            case InboxMessage.Mark _ -> {}
        }
    }

    private void sit(Annotation.Seated seated) {
        roster.put(seated.seat(), seated);
    }

    private void renewLease() {
        redis.hset(
                bytes(Channels.gameLease(id)),
                Map.of(bytes("epoch"), bytes(epoch), bytes("owner"), bytes("test"), bytes("seats"), bytes(seats)));
    }

    private void storeKeyframe() {
        byte[] keyframe = KeyframeCodec.encode(epoch, simulation, List.copyOf(roster.values()));
        redis.set(bytes(Channels.gameKeyframe(id)), keyframe);
    }

    public RedisCommands<byte[], byte[]> redis() {
        return redis;
    }

    private static byte[] bytes(Object value) {
        return String.valueOf(value).getBytes(UTF_8);
    }

    @Override
    public void close() {
        pause();
        if (ownsClient) {
            client.shutdown();
        } else {
            inputs.close();
            commands.close();
        }
    }
}
