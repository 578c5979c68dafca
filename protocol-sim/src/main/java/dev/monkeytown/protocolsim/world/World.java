package dev.monkeytown.protocolsim.world;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The clock, the events to come, and chance. Used by one thread. The same seed gives the same world.
 *
 * <p>A call that blocks in a service lets the world go on from within itself until its answer is there: no threads, no
 * races. The price: of two calls that wait at a time, the one that began later returns first, as if the other's thread had
 * not been given the processor.
 */
public final class World {

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final SplittableRandom chance;
    private final Trace trace;
    private long nowNanos;
    private long order;
    private boolean over;
    private @Nullable Machine current;

    public World(long seed, Trace trace) {
        this.chance = new SplittableRandom(seed);
        this.trace = trace;
    }

    /** A machine that runs. */
    public Machine machine(String name) {
        return new Machine(name, chance.nextLong(1_000_000_000_000L));
    }

    /** Nanoseconds since the world began. */
    public long nowNanos() {
        return nowNanos;
    }

    /** A machine's monotonic clock. */
    public long nanoTime(Machine machine) {
        return nowNanos + machine.clockOffsetNanos();
    }

    /** The one source of chance. */
    public SplittableRandom chance() {
        return chance;
    }

    /** Whether something of that probability happens. */
    public boolean happens(double probability) {
        return probability > 0 && chance.nextDouble() < probability;
    }

    /** Whether this is being done by the machine. */
    public boolean in(Machine machine) {
        return machine.equals(current);
    }

    public void say(Supplier<String> what) {
        if (trace.wanted()) {
            trace.say(nowNanos, what.get());
        }
    }

    /** Something of the world itself. */
    public void after(long delayNanos, Runnable work) {
        events.add(new Event(nowNanos + delayNanos, order++, null, 0, work));
    }

    /** Something that a machine does: late if it is paused, never if it is dead by then. */
    public void after(Machine machine, long delayNanos, Runnable work) {
        events.add(new Event(nowNanos + delayNanos, order++, machine, machine.life(), work));
    }

    /** From now on the machine does nothing. */
    public void pause(Machine machine) {
        machine.pause();
    }

    /** The machine does all that it missed, and goes on. */
    public void resume(Machine machine) {
        machine.resume();
        for (Event event : machine.missed) {
            events.add(new Event(nowNanos, order++, machine, event.life(), event.work()));
        }
        machine.missed.clear();
    }

    public void kill(Machine machine) {
        machine.die();
    }

    /** Gives a dead machine another life. */
    public void rise(Machine machine) {
        machine.rise();
    }

    /** Lets the world go on until that is so, or that much time has passed. Returns whether it is so. */
    public boolean run(long mostNanos, BooleanSupplier until) {
        long endNanos = nowNanos + mostNanos;
        try {
            while (!until.getAsBoolean()) {
                Event next = events.peek();
                if (next == null || next.atNanos() > endNanos) {
                    nowNanos = endNanos;
                    return until.getAsBoolean();
                }
                step();
            }
            return true;
        } catch (Killed ended) {
            return until.getAsBoolean();
        }
    }

    /** The end of the world: calls that still wait never return to who made them. */
    public void end() {
        over = true;
        events.clear();
    }

    /** Waits as a blocking call does, on the machine that makes it. Returns whether it became so in time. */
    public boolean await(BooleanSupplier done, long mostNanos) {
        Machine caller = current;
        int life = caller == null ? 0 : caller.life();
        long endNanos = nowNanos + mostNanos;
        after(mostNanos, () -> {});
        while (caller != null && caller.paused() || !done.getAsBoolean() && nowNanos < endNanos) {
            step();
            if (over || caller != null && !caller.is(life)) {
                throw new Killed();
            }
        }
        current = caller;
        return done.getAsBoolean();
    }

    private void step() {
        Event event = events.poll();
        if (event == null) {
            throw new Killed();
        }
        nowNanos = Math.max(nowNanos, event.atNanos());
        Machine machine = event.machine();
        if (machine == null) {
            current = null;
            event.work().run();
        } else if (machine.is(event.life())) {
            if (machine.paused()) {
                machine.missed.add(event);
            } else {
                perform(machine, event.work());
            }
        }
    }

    private void perform(Machine machine, Runnable work) {
        Machine before = current;
        int life = machine.life();
        current = machine;
        try {
            work.run();
        } catch (Killed killed) {
            if (over || machine.is(life)) {
                throw killed;
            }
        } finally {
            current = before;
        }
    }
}
