package dev.monkeytown.systemtests.browser;

import dev.monkeytown.simulation.Observation;
import dev.monkeytown.systemtests.frames.FramesPlayer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Which keys a player would hold, seen through the eyes of somebody who looks on. */
record Steering(FramesPlayer eyes, int seat) {
    private static final double NEAR = 10;
    private static final double FREE_WAY = 160;

    /** One of the four ways. @param key as in {@code KeyboardEvent.code} */
    record Way(String key, int x, int y) {}

    private static final List<Way> WAYS =
            List.of(new Way("KeyD", 1, 0), new Way("KeyA", -1, 0), new Way("KeyS", 0, 1), new Way("KeyW", 0, -1));

    /** A way on which neither the river nor a trunk is near, the one towards the middle first. */
    Way freeWay() {
        Observation seen = eyes.observe();
        double x = seen.x[seat];
        double y = seen.y[seat];
        return WAYS.stream()
                .sorted(Comparator.comparingDouble(way -> way.x * x + way.y * y))
                .filter(way -> isFree(seen, x, y, x + way.x * FREE_WAY, y + way.y * FREE_WAY))
                .findFirst()
                .orElse(WAYS.getFirst());
    }

    /** The keys towards the nearest banana to which the way is free, or towards the middle if there is none. */
    Set<String> towardsABanana() {
        Observation seen = eyes.observe();
        double x = seen.x[seat];
        double y = seen.y[seat];
        Optional<Integer> nearest = IntStream.range(0, seen.itemCount)
                .boxed()
                .filter(item -> isFree(seen, x, y, seen.itemX[item], seen.itemY[item]))
                .min(Comparator.comparingDouble(item -> Math.hypot(seen.itemX[item] - x, seen.itemY[item] - y)));
        return nearest.map(item -> towards(seen.itemX[item] - x, seen.itemY[item] - y))
                .orElseGet(() -> towards(-x, -y));
    }

    private static Set<String> towards(double dx, double dy) {
        Set<String> keys = new TreeSet<>();
        for (Way way : WAYS) {
            if (way.x * dx + way.y * dy > NEAR) {
                keys.add(way.key);
            }
        }
        return keys;
    }

    private static boolean isFree(Observation seen, double fromX, double fromY, double toX, double toY) {
        if (Math.hypot(toX, toY) > seen.islandRadius - 2 * seen.monkeyRadius) {
            return false;
        }
        double keepAway = seen.trunkRadius + seen.monkeyRadius;
        return IntStream.range(0, seen.trunkCount)
                .noneMatch(i -> distance(seen.trunkX[i], seen.trunkY[i], fromX, fromY, toX, toY) < keepAway);
    }

    /** Of a point from a stretch. */
    private static double distance(double x, double y, double fromX, double fromY, double toX, double toY) {
        double dx = toX - fromX;
        double dy = toY - fromY;
        double length = dx * dx + dy * dy;
        double share = length == 0 ? 0 : Math.clamp(((x - fromX) * dx + (y - fromY) * dy) / length, 0, 1);
        return Math.hypot(x - fromX - share * dx, y - fromY - share * dy);
    }
}
