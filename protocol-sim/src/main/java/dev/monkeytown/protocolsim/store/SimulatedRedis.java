package dev.monkeytown.protocolsim.store;

import dev.monkeytown.platform.redis.Redis;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.World;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The connections of one life of a machine, with the time-outs that services have. */
public final class SimulatedRedis implements Redis {

    private final World world;
    private final RedisServer server;
    private final Network network;
    private final Machine machine;
    private final List<Link> links = new ArrayList<>();
    private final StatefulRedisConnection<byte[], byte[]> tick;
    private final StatefulRedisConnection<byte[], byte[]> general;

    public SimulatedRedis(World world, RedisServer server, Network network, Machine machine) {
        this.world = world;
        this.server = server;
        this.network = network;
        this.machine = machine;
        this.tick = Lettuce.connection(world, link("tick", RedisConnections.TICK_TIMEOUT));
        this.general = Lettuce.connection(world, link("general", RedisConnections.GENERAL_TIMEOUT));
    }

    @Override
    public StatefulRedisConnection<byte[], byte[]> tick() {
        return tick;
    }

    @Override
    public StatefulRedisConnection<byte[], byte[]> general() {
        return general;
    }

    @Override
    public StatefulRedisPubSubConnection<byte[], byte[]> newPubSub() {
        return Lettuce.pubSub(world, link("pubsub", RedisConnections.GENERAL_TIMEOUT));
    }

    /** One of its connections stalls. */
    public void stall(long nanos) {
        any().stall(nanos);
    }

    /** All of its connections stall. */
    public void stallAll(long nanos) {
        links.forEach(link -> link.stall(nanos));
    }

    /** One of its connections breaks. */
    public void cut() {
        any().cut();
    }

    /** Whether any of its connections stalls. */
    public boolean stalled() {
        return links.stream().anyMatch(Link::stalled);
    }

    /** The machine is dead: Redis sees the connections close. */
    public void close() {
        links.forEach(server::leave);
    }

    private Link any() {
        return links.get(world.chance().nextInt(links.size()));
    }

    private Link link(String purpose, Duration timeout) {
        Link link = new Link(world, server, network, machine, purpose, timeout);
        links.add(link);
        return link;
    }
}
