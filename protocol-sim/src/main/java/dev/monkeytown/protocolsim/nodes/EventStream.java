package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.protocolsim.store.Network;
import dev.monkeytown.protocolsim.store.RedisServer;
import dev.monkeytown.protocolsim.store.SimulatedRedis;
import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.World;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.inbox.Inboxes;
import dev.monkeytown.stream.inbox.RedisInboxPublisher;
import dev.monkeytown.stream.intake.Feed;
import dev.monkeytown.stream.intake.Feeds;
import dev.monkeytown.stream.intake.RedisGameArchive;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.room.Entry;
import dev.monkeytown.stream.room.Exit;
import dev.monkeytown.stream.room.ReaderLimits;
import dev.monkeytown.stream.room.RoomSettings;
import dev.monkeytown.stream.room.Rooms;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** An event-stream: its rooms, its inboxes, its sockets. */
final class EventStream {

    private static final StreamMetrics METRICS = new StreamMetrics(new CompositeMeterRegistry());
    private static final MessageCodec CODEC = new MessageCodec();
    private static final RoomSettings SETTINGS =
            new RoomSettings(RoomSettings.LEAST_FRAMES, Duration.ofSeconds(20), Duration.ofSeconds(5));

    private final World world;
    private final RedisServer server;
    private final Network network;
    private final Machine machine;
    private SimulatedRedis redis;
    private EventLoop loop;
    private Inboxes inboxes;
    private Rooms rooms;

    EventStream(World world, RedisServer server, Network network, String name) {
        this.world = world;
        this.server = server;
        this.network = network;
        this.machine = world.machine(name);
        this.loop = Loop.of(world, machine);
        this.redis = new SimulatedRedis(world, server, network, machine);
        this.inboxes = inboxes();
        this.rooms = rooms();
    }

    Machine machine() {
        return machine;
    }

    SimulatedRedis redis() {
        return redis;
    }

    EventLoop loop() {
        return loop;
    }

    void kill() {
        world.kill(machine);
        redis.close();
    }

    void restart() {
        world.rise(machine);
        loop = Loop.of(world, machine);
        redis = new SimulatedRedis(world, server, network, machine);
        inboxes = inboxes();
        rooms = rooms();
    }

    void enter(GameId game, Entry entry) {
        rooms.enter(game, entry);
    }

    void exit(GameId game, Socket socket) {
        rooms.exit(game, socket, Exit.LOST);
    }

    /** A binary message of a player, as {@code connection.Actions} treats it. */
    void inputs(GameId game, Entry from, byte[] message) {
        int seat = from.seat().orElseThrow();
        if (InputCodec.decode(seat, message) instanceof Decoded.Value(List<InputCodec.Timed> inputs)) {
            inboxes.of(loop).put(game, new InboxMessage.Inputs(seat, from.playerId(), inputs));
        }
    }

    private Inboxes inboxes() {
        SimulatedRedis of = redis;
        return new Inboxes(_ -> new RedisInboxPublisher(of.general(), METRICS));
    }

    private Rooms rooms() {
        EventLoop only = loop;
        return new Rooms(
                new Feeds(Map.of(), new Feed(redis.newPubSub())),
                new RedisGameArchive(redis.general(), METRICS),
                inboxes,
                () -> only,
                SETTINGS,
                ReaderLimits.DEFAULT,
                CODEC,
                METRICS,
                () -> world.nanoTime(machine),
                () -> world.nowNanos() / 1_000_000);
    }
}
