package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.hosting.SimulatedHost;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.loop.Ticker;
import dev.monkeytown.gameserver.loop.Ticking;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.protocolsim.judge.Violation;
import dev.monkeytown.protocolsim.store.Network;
import dev.monkeytown.protocolsim.store.RedisServer;
import dev.monkeytown.protocolsim.store.SimulatedRedis;
import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.World;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A game-server: its loop, its watch for orphans, its host of games. */
final class GameServer {

    private static final long SECOND = 1_000_000_000L;
    private static final long TICK_NANOS = SECOND / 60;
    private static final long TOO_LATE_TICKS = 4;
    private static final long JITTER_NANOS = 2_000_000;
    private static final long HANDOVER_NANOS = 300_000;

    /** A server takes no game in its first two seconds; when there is none yet, they are skipped. */
    private static final long DULL_NANOS = 2 * SECOND;

    private static final Instant BEGAN = Instant.ofEpochSecond(1_800_000_000L);

    private final World world;
    private final RedisServer server;
    private final Network network;
    private final Machine machine;
    private final Supplier<List<String>> others;
    private final List<Ticking> ticked = new ArrayList<>();
    private SimulatedRedis redis;
    private SimulatedHost host;
    private long nextTickNanos;
    private boolean ending;
    private boolean stopped;
    private int handovers;

    /** @param others the instances that this one believes could take games */
    GameServer(World world, RedisServer server, Network network, String name, Supplier<List<String>> others) {
        this.world = world;
        this.server = server;
        this.network = network;
        this.machine = world.machine(name);
        this.others = others;
        this.redis = new SimulatedRedis(world, server, network, machine);
        this.host = boot(DULL_NANOS);
    }

    Machine machine() {
        return machine;
    }

    SimulatedRedis redis() {
        return redis;
    }

    boolean hosts(GameId id) {
        return machine.alive() && host.hosts(id);
    }

    /** Whether it runs, and will for a while, and its words get to Redis. */
    boolean isInTouch() {
        return machine.alive() && !machine.paused() && !ending && !redis.stalled();
    }

    /** Whether it would take a game over. */
    boolean steady() {
        return machine.alive() && host.steady();
    }

    /** Games that it has handed to an heir, in all its lives. */
    int handovers() {
        return handovers;
    }

    Game open(GameId id) {
        return host.open(id);
    }

    /** From one moment to the next nothing of it goes on. */
    void kill() {
        world.kill(machine);
        redis.close();
    }

    /** A new process under the same name. */
    void restart() {
        world.rise(machine);
        ticked.clear();
        ending = false;
        stopped = false;
        redis = new SimulatedRedis(world, server, network, machine);
        host = boot(0);
    }

    /**
     * As at SIGTERM: hands its games over, or finds nobody for them and leaves them to whoever comes.
     *
     * @param gone is run when it is
     */
    void terminate(boolean handsOver, Runnable gone) {
        SimulatedHost of = host;
        ending = true;
        world.after(machine, HANDOVER_NANOS, () -> {
            if (handsOver) {
                handovers += of.handOver();
            }
            stopped = true;
            of.giveBack();
            world.after(0, () -> {
                kill();
                gone.run();
            });
        });
    }

    /** @param idleNanos after its first look at the leases, before anything else */
    private SimulatedHost boot(long idleNanos) {
        NanoClock clock = new NanoClock() {
            @Override
            public long nanos() {
                return world.nanoTime(machine);
            }

            @Override
            public void parkUntil(long deadlineNanos) {
                throw new UnsupportedOperationException("nothing here has a thread to park");
            }
        };
        InstantSource wallClock = () -> BEGAN.plusNanos(world.nowNanos());
        RandomGenerator seeds = world.chance().split();
        SimulatedHost booted = new SimulatedHost(
                machine.name(),
                redis,
                clock,
                wallClock,
                new Turns(),
                work -> world.after(machine, world.chance().nextLong(HANDOVER_NANOS), work),
                others::get,
                seeds,
                world::await);
        nextTickNanos = world.nowNanos() + idleNanos + world.chance().nextLong(TICK_NANOS);
        world.after(machine, nextTickNanos - world.nowNanos(), () -> turn(booted));
        world.after(machine, world.chance().nextLong(Limits.WATCH.toNanos()), () -> look(booted, idleNanos));
        world.after(machine, 0, booted::listen);
        world.after(machine, idleNanos + SECOND, () -> forgetLate(booted));
        return booted;
    }

    private void forgetLate(SimulatedHost of) {
        of.forgetLate();
        world.after(machine, SECOND, () -> forgetLate(of));
    }

    private void look(SimulatedHost of, long idleNanos) {
        if (stopped) {
            return;
        }
        of.look();
        world.after(machine, idleNanos + Limits.WATCH.toNanos(), () -> look(of, 0));
    }

    private void turn(SimulatedHost of) {
        if (stopped) {
            return;
        }
        long now = world.nowNanos();
        long behind = (now - nextTickNanos) / TICK_NANOS;
        if (behind >= TOO_LATE_TICKS) {
            ticked.forEach(each -> each.lost((int) behind));
            nextTickNanos = now;
        }
        ticked.removeIf(each -> !goesOn(each));
        of.flush();
        nextTickNanos += TICK_NANOS;
        long late = world.happens(0.1) ? world.chance().nextLong(JITTER_NANOS) : 0;
        world.after(machine, Math.max(0, nextTickNanos - now) + late, () -> turn(of));
    }

    /** What is ticked by this life of the machine. */
    private final class Turns implements Ticker {

        @Override
        public void add(Ticking newcomer) {
            ticked.add(newcomer);
        }

        @Override
        public void addAtOnce(Ticking newcomer) {
            boolean goesOn = goesOn(newcomer);
            host.flush();
            if (goesOn) {
                ticked.add(newcomer);
            }
        }
    }

    private boolean goesOn(Ticking ticking) {
        try {
            return ticking.tick(world.nanoTime(machine));
        } catch (RuntimeException | AssertionError broken) {
            throw new Violation("a tick on " + machine + " threw " + broken);
        }
    }
}
