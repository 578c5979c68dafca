package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.protocolsim.store.RedisServer;
import dev.monkeytown.protocolsim.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong in a world, all of it drawn from the world's own chance; and the end of all that. */
final class Misfortune {

    private static final long MILLI = 1_000_000;

    private final Cluster cluster;
    private final World world;
    private final Kind kind;
    private boolean ended;

    Misfortune(Cluster cluster, Kind kind) {
        this.cluster = cluster;
        this.world = cluster.world;
        this.kind = kind;
    }

    /** Plans what goes wrong within so much time. */
    void plan(long withinNanos) {
        if (world.happens(0.4)) {
            world.say(() -> "subscribers miss messages, hear them twice and out of order");
            cluster.network.disturb(below(0.1), below(0.1), below(0.3));
        }
        int strokes = 1 + world.chance().nextInt(5);
        for (int i = 0; i < strokes; i++) {
            world.after(world.chance().nextLong(withinNanos), this::strike);
        }
    }

    /** From now on nothing goes wrong, and what is away comes back. */
    void end() {
        ended = true;
        world.say(() -> "all is well again");
        cluster.network.disturb(0, 0, 0);
        if (!cluster.redis.up()) {
            cluster.redis.start(null);
        }
        for (GameServer each : cluster.servers) {
            world.resume(each.machine());
            if (!each.machine().alive()) {
                each.restart();
            }
        }
        for (EventStream each : cluster.streams) {
            world.resume(each.machine());
            if (!each.machine().alive()) {
                each.restart();
            }
        }
    }

    private void strike() {
        if (ended) {
            return;
        }
        int roll = world.chance().nextInt(12);
        switch (roll) {
            case 0, 1, 2 -> first();
            case 3, 4, 5 -> second();
            case 6 -> cut();
            case 7 -> stall();
            case 8 -> killStream();
            case 9 -> pauseStream();
            case 10 -> drop();
            default -> clock();
        }
    }

    private void first() {
        if (kind.injuresServers() && (!kind.injuresMemory() || world.happens(0.5))) {
            killServer();
        } else {
            forget();
        }
    }

    private void second() {
        if (kind.injuresServers() && (!kind.injuresMemory() || world.happens(0.5))) {
            pauseServer();
        } else {
            forgetAWhile();
        }
    }

    private void killServer() {
        GameServer hit = serverHit();
        if (!hit.machine().alive()) {
            return;
        }
        noteInjury();
        boolean inOrder = world.happens(0.4) && !hit.machine().paused();
        if (inOrder) {
            boolean handsOver = world.happens(0.7);
            world.say(() -> hit.machine() + " is told to end" + (handsOver ? "" : ", and knows of nobody"));
            hit.terminate(handsOver, () -> restartLater(hit));
            if (handsOver && world.happens(0.4)) {
                world.after(millis(0, 60), () -> disturbHeirOf(hit));
            }
        } else {
            world.say(() -> hit.machine() + " is killed");
            hit.kill();
            restartLater(hit);
        }
    }

    /** While a game changes servers, or just after. */
    private void disturbHeirOf(GameServer ending) {
        List<GameServer> others = cluster.servers.stream()
                .filter(each -> !each.equals(ending) && each.machine().alive())
                .toList();
        if (ended || others.isEmpty()) {
            return;
        }
        GameServer heir = any(others);
        noteInjury();
        switch (world.chance().nextInt(4)) {
            case 0, 1 -> {
                world.say(() -> heir.machine() + ", perhaps the heir, is killed");
                heir.kill();
                restartLater(heir);
            }
            case 2 -> pause(heir);
            default -> heir.redis().cut();
        }
    }

    private void restartLater(GameServer dead) {
        world.say(() -> dead.machine() + " is gone");
        world.after(millis(100, 1500), () -> {
            if (!dead.machine().alive()) {
                world.say(() -> dead.machine() + " starts again");
                dead.restart();
            }
        });
    }

    private void pauseServer() {
        noteInjury();
        pause(serverHit());
    }

    private void pause(GameServer hit) {
        long nanos = millis(50, 1500);
        world.say(() -> hit.machine() + " stands still for " + nanos / MILLI + " ms");
        world.pause(hit.machine());
        world.after(nanos, () -> world.resume(hit.machine()));
    }

    /** The owner more often than others: the others' ends are dull. */
    private GameServer serverHit() {
        return cluster.servers.stream()
                .filter(each -> each.hosts(cluster.game) && world.happens(0.8))
                .findFirst()
                .orElseGet(() -> any(cluster.servers));
    }

    /** Redis comes back at once, or after a moment, as it was before. */
    private void forget() {
        restart(world.happens(0.5) ? null : cluster.redis.snapshot(), millis(1, 300));
    }

    /** Redis comes back as it was some time ago. */
    private void forgetAWhile() {
        RedisServer.Snapshot old = cluster.redis.snapshot();
        world.after(millis(10, 900), () -> restart(old, millis(1, 300)));
    }

    private void restart(RedisServer.@Nullable Snapshot remembered, long awayNanos) {
        if (ended || !cluster.redis.up() || !kind.injuresMemory()) {
            return;
        }
        if (!cluster.isOwnedInPeace()) {
            cluster.judge.allowLoss();
        }
        world.say(() -> "Redis goes away for " + awayNanos / MILLI + " ms and comes back "
                + (remembered == null ? "empty" : "as it was"));
        cluster.redis.stop();
        world.after(awayNanos, () -> {
            if (!cluster.redis.up()) {
                cluster.redis.start(remembered);
            }
        });
    }

    private void cut() {
        if (world.happens(0.5)) {
            any(cluster.servers).redis().cut();
        } else {
            any(cluster.streams).redis().cut();
        }
    }

    /** Where Redis has just forgotten the game and a server that may be its owner cannot tell it, nobody can. */
    private void noteInjury() {
        if (!cluster.isRemembered()) {
            cluster.judge.allowLoss();
        }
    }

    private void stall() {
        long nanos = millis(20, 600);
        noteInjury();
        switch (world.chance().nextInt(3)) {
            case 0 -> serverHit().redis().stall(nanos);
            case 1 -> serverHit().redis().stallAll(nanos);
            default -> any(cluster.streams).redis().stallAll(nanos);
        }
    }

    private void killStream() {
        EventStream hit = any(cluster.streams);
        if (!hit.machine().alive()) {
            return;
        }
        world.say(() -> hit.machine() + " is killed");
        hit.kill();
        cluster.clients.stream().filter(each -> each.on(hit)).forEach(Client::lost);
        world.after(millis(50, 1000), () -> {
            if (!hit.machine().alive()) {
                hit.restart();
            }
        });
    }

    private void pauseStream() {
        EventStream hit = any(cluster.streams);
        long nanos = millis(20, 800);
        world.say(() -> hit.machine() + " stands still for " + nanos / MILLI + " ms");
        world.pause(hit.machine());
        world.after(nanos, () -> world.resume(hit.machine()));
    }

    private void drop() {
        world.say(() -> "a client's connection breaks");
        any(cluster.clients).drop();
    }

    private void clock() {
        long micros = world.chance().nextLong(-400_000, 400_000);
        world.say(() -> "Redis' clock steps by " + micros / 1_000 + " ms");
        cluster.redis.stepClock(micros);
    }

    private double below(double most) {
        return world.happens(0.5) ? 0 : world.chance().nextDouble(most);
    }

    private long millis(int least, int most) {
        return world.chance().nextInt(least, most) * MILLI;
    }

    private <T> T any(List<T> of) {
        return of.get(world.chance().nextInt(of.size()));
    }
}
