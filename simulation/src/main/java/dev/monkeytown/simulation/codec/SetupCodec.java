package dev.monkeytown.simulation.codec;

import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.bits.BitReader;
import dev.monkeytown.simulation.bits.BitWriter;

/** A setup in bits: name, seats, seed, then every number of the rules in the order of its record. */
final class SetupCodec {

    private SetupCodec() {}

    static void write(GameSetup setup, BitWriter out) {
        out.text(setup.rulesName());
        out.bits(setup.seats(), 8);
        out.bits(setup.seed(), 32);
        GameRules rules = setup.rules();
        out.varint(rules.durationTicks());
        out.varint(rules.rushTicks());
        write(rules.arena(), out);
        write(rules.movement(), out);
        write(rules.dash(), out);
        write(rules.throwing(), out);
        write(rules.coconuts(), out);
        write(rules.river(), out);
        write(rules.bananas(), out);
    }

    static GameSetup read(BitReader in) {
        try {
            String rulesName = in.text(SimulationLimits.MAX_TEXT_BYTES);
            int seats = in.bits(8);
            int seed = in.bits(32);
            GameRules rules = new GameRules(
                    number(in),
                    number(in),
                    readArena(in),
                    readMovement(in),
                    readDash(in),
                    readThrowing(in),
                    readCoconuts(in),
                    readRiver(in),
                    readBananas(in));
            return new GameSetup(rulesName, rules, seats, seed);
        } catch (IllegalArgumentException outOfRange) {
            in.refuse(String.valueOf(outOfRange.getMessage()));
            return new GameSetup("", GameRules.standard(), 1, 0);
        }
    }

    private static int number(BitReader in) {
        return in.varint(Integer.MAX_VALUE);
    }

    private static void write(GameRules.Arena a, BitWriter out) {
        out.exact(a.islandRadius());
        out.exact(a.monkeyRadius());
        out.varint(a.trunks());
        out.exact(a.trunkRadius());
        out.varint(a.pads());
        out.exact(a.padRadius());
        out.exact(a.padSpeed());
    }

    private static GameRules.Arena readArena(BitReader in) {
        return new GameRules.Arena(in.exact(), in.exact(), number(in), in.exact(), number(in), in.exact(), in.exact());
    }

    private static void write(GameRules.Movement m, BitWriter out) {
        out.exact(m.maxSpeed());
        out.exact(m.acceleration());
        out.exact(m.braking());
        out.exact(m.sliding());
        out.exact(m.hoardSlowdown());
        out.exact(m.hoardSpeedFloor());
        out.exact(m.speedLimit());
    }

    private static GameRules.Movement readMovement(BitReader in) {
        return new GameRules.Movement(
                in.exact(), in.exact(), in.exact(), in.exact(), in.exact(), in.exact(), in.exact());
    }

    private static void write(GameRules.Dash d, BitWriter out) {
        out.varint(d.ticks());
        out.exact(d.speed());
        out.varint(d.cooldownTicks());
        out.varint(d.dodgeTicks());
        out.exact(d.knockSpeed());
        out.varint(d.spill());
    }

    private static GameRules.Dash readDash(BitReader in) {
        return new GameRules.Dash(number(in), in.exact(), number(in), number(in), in.exact(), number(in));
    }

    private static void write(GameRules.Throwing t, BitWriter out) {
        out.exact(t.speed());
        out.varint(t.lifeTicks());
        out.varint(t.cooldownTicks());
        out.exact(t.shotRadius());
        out.exact(t.knockSpeed());
        out.exact(t.knockHoard());
        out.varint(t.stunTicks());
        out.varint(t.spill());
    }

    private static GameRules.Throwing readThrowing(BitReader in) {
        return new GameRules.Throwing(
                in.exact(), number(in), number(in), in.exact(), in.exact(), in.exact(), number(in), number(in));
    }

    private static void write(GameRules.Coconuts c, BitWriter out) {
        out.varint(c.everyTicks());
        out.varint(c.onGround());
        out.exact(c.radius());
        out.exact(c.lobRange());
        out.varint(c.lobTicks());
        out.exact(c.blastRadius());
        out.exact(c.knockSpeed());
        out.varint(c.spill());
    }

    private static GameRules.Coconuts readCoconuts(BitReader in) {
        return new GameRules.Coconuts(
                number(in), number(in), in.exact(), in.exact(), number(in), in.exact(), in.exact(), number(in));
    }

    private static void write(GameRules.River r, BitWriter out) {
        out.varint(r.outTicks());
        out.varint(r.protectTicks());
        out.varint(r.lossDivisor());
    }

    private static GameRules.River readRiver(BitReader in) {
        return new GameRules.River(number(in), number(in), number(in));
    }

    private static void write(GameRules.Bananas b, BitWriter out) {
        out.varint(b.atStart());
        out.varint(b.everyTicks());
        out.varint(b.rushEveryTicks());
        out.varint(b.goldenEvery());
        out.varint(b.goldenValue());
        out.varint(b.most());
        out.exact(b.radius());
        out.varint(b.pickUpDelayTicks());
    }

    private static GameRules.Bananas readBananas(BitReader in) {
        return new GameRules.Bananas(
                number(in), number(in), number(in), number(in), number(in), number(in), in.exact(), number(in));
    }
}
