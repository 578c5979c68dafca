package dev.monkeytown.simulation.brawl;

import dev.monkeytown.simulation.Directions;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.Prng;

/**
 * The ground: a round island around (0, 0), trunks that block, pads that bounce. A pure function of rules and seed, so
 * it is never sent. Immutable once grown; shared by copies of a game.
 */
final class Island {

    private static final int TRIES = 64;

    /** Share of the radius within which things are put. */
    private static final double INNER = 0.86;

    final double radius;
    final double trunkRadius;
    final double padRadius;
    final double[] trunkX;
    final double[] trunkY;
    final double[] padX;
    final double[] padY;
    int trunks;
    int pads;

    private final double clearance;

    private Island(GameRules rules) {
        GameRules.Arena arena = rules.arena();
        radius = arena.islandRadius();
        trunkRadius = arena.trunkRadius();
        padRadius = arena.padRadius();
        trunkX = new double[arena.trunks()];
        trunkY = new double[arena.trunks()];
        padX = new double[arena.pads()];
        padY = new double[arena.pads()];
        clearance = 2 * arena.monkeyRadius() + 24;
    }

    static Island grow(GameRules rules, int seed) {
        Island island = new Island(rules);
        Prng random = new Prng(seed ^ 0x15_1A_4D);
        double reach = island.radius * INNER;
        for (int wanted = 0; wanted < island.trunkX.length; wanted++) {
            for (int i = 0; i < TRIES; i++) {
                double x = (random.unit() * 2 - 1) * reach;
                double y = (random.unit() * 2 - 1) * reach;
                if (x * x + y * y < reach * reach * 0.9 && island.clear(x, y, island.trunkRadius + island.clearance)) {
                    island.trunkX[island.trunks] = x;
                    island.trunkY[island.trunks] = y;
                    island.trunks++;
                    break;
                }
            }
        }
        for (int wanted = 0; wanted < island.padX.length; wanted++) {
            for (int i = 0; i < TRIES; i++) {
                double x = (random.unit() * 2 - 1) * reach;
                double y = (random.unit() * 2 - 1) * reach;
                if (x * x + y * y < reach * reach * 0.7 && island.clear(x, y, island.padRadius + island.clearance)) {
                    island.padX[island.pads] = x;
                    island.padY[island.pads] = y;
                    island.pads++;
                    break;
                }
            }
        }
        return island;
    }

    /** The island as it was seen. */
    static Island seen(Observation seen) {
        Island island = new Island(seen.rules);
        island.trunks = seen.trunkCount;
        island.pads = seen.padCount;
        System.arraycopy(seen.trunkX, 0, island.trunkX, 0, seen.trunkCount);
        System.arraycopy(seen.trunkY, 0, island.trunkY, 0, seen.trunkCount);
        System.arraycopy(seen.padX, 0, island.padX, 0, seen.padCount);
        System.arraycopy(seen.padY, 0, island.padY, 0, seen.padCount);
        return island;
    }

    /** Whether no trunk's or pad's rim is within {@code distance} of the point. */
    boolean clear(double x, double y, double distance) {
        for (int i = 0; i < trunks; i++) {
            if (near(trunkX[i] - x, trunkY[i] - y, trunkRadius + distance)) {
                return false;
            }
        }
        for (int i = 0; i < pads; i++) {
            if (near(padX[i] - x, padY[i] - y, padRadius + distance)) {
                return false;
            }
        }
        return true;
    }

    /** Index of the trunk that a circle touches, or -1. */
    int trunkAt(double x, double y, double circleRadius) {
        for (int i = 0; i < trunks; i++) {
            if (near(trunkX[i] - x, trunkY[i] - y, trunkRadius + circleRadius)) {
                return i;
            }
        }
        return -1;
    }

    /** Draws a random dry point within {@code share} of the radius, {@code distance} away from trunks and pads. */
    void landing(Prng random, double share, double distance, double[] point) {
        double reach = radius * share;
        for (int i = 0; i < 16; i++) {
            double x = (random.unit() * 2 - 1) * reach;
            double y = (random.unit() * 2 - 1) * reach;
            if (x * x + y * y <= reach * reach && clear(x, y, distance)) {
                point[0] = x;
                point[1] = y;
                return;
            }
        }
        // Sixteen misses in a row: beyond INNER nothing stands.
        int angle = random.below(Directions.COUNT);
        double rim = radius * (1 + INNER) / 2;
        point[0] = Directions.x(angle) * rim;
        point[1] = Directions.y(angle) * rim;
    }

    static boolean near(double dx, double dy, double distance) {
        return dx * dx + dy * dy < distance * distance;
    }
}
