package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.protocolsim.world.Machine;
import dev.monkeytown.protocolsim.world.World;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** An event loop of Netty's whose time is the world's: just what rooms ask of one; anything else fails loudly. */
final class Loop {

    private final World world;
    private final Machine machine;

    private Loop(World world, Machine machine) {
        this.world = world;
        this.machine = machine;
    }

    static EventLoop of(World world, Machine machine) {
        Loop loop = new Loop(world, machine);
        return face(EventLoop.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> machine.name().hashCode();
            case "equals" ->
                Proxy.isProxyClass(arguments[0].getClass())
                        && Proxy.getInvocationHandler(arguments[0]).equals(Proxy.getInvocationHandler(proxy));
            case "toString" -> machine + "'s loop";
            case "inEventLoop" -> world.in(machine);
            case "execute" -> loop.execute((Runnable) arguments[0]);
            case "schedule" -> loop.schedule((Runnable) arguments[0], nanos(arguments, 1));
            case "scheduleAtFixedRate" ->
                loop.repeat((Runnable) arguments[0], nanos(arguments, 1), ((TimeUnit) arguments[3]).toNanos((long)
                                arguments[2]));
            default -> throw new UnsupportedOperationException("loop." + method.getName());
        });
    }

    private @Nullable Object execute(Runnable task) {
        world.after(machine, 0, task);
        return null;
    }

    private ScheduledFuture<?> schedule(Runnable task, long delayNanos) {
        AtomicBoolean cancelled = new AtomicBoolean();
        world.after(machine, delayNanos, () -> {
            if (!cancelled.get()) {
                task.run();
            }
        });
        return scheduled(cancelled);
    }

    private ScheduledFuture<?> repeat(Runnable task, long delayNanos, long periodNanos) {
        AtomicBoolean cancelled = new AtomicBoolean();
        world.after(machine, delayNanos, () -> again(task, periodNanos, cancelled));
        return scheduled(cancelled);
    }

    private void again(Runnable task, long periodNanos, AtomicBoolean cancelled) {
        if (!cancelled.get()) {
            task.run();
            world.after(machine, periodNanos, () -> again(task, periodNanos, cancelled));
        }
    }

    private static ScheduledFuture<?> scheduled(AtomicBoolean cancelled) {
        return face(ScheduledFuture.class, (_, method, _) -> {
            if (method.getName().equals("cancel")) {
                cancelled.set(true);
                return true;
            }
            throw new UnsupportedOperationException("scheduled." + method.getName());
        });
    }

    private static long nanos(Object[] arguments, int at) {
        return ((TimeUnit) arguments[arguments.length - 1]).toNanos((long) arguments[at]);
    }

    @SuppressWarnings("unchecked")
    private static <T> T face(Class<?> type, InvocationHandler handler) {
        return (T) Proxy.newProxyInstance(Loop.class.getClassLoader(), new Class<?>[] {type}, handler);
    }
}
