package dev.monkeytown.gameserver.takeover;

import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.takeover.Heirs.Heir;
import dev.monkeytown.model.GameId;
import io.lettuce.core.RedisException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A game-server's handovers as in the service; where they wait, the world goes on. Used by one thread. */
public final class SimulatedHandovers {

    /** Waits without a thread. */
    public interface Waiting {

        /** Returns whether it became so in time. */
        boolean await(BooleanSupplier done, long mostNanos);
    }

    private final Handovers handovers;
    private final Estate estate;
    private final Mail mail;

    public <H extends Estate & Inheritance> SimulatedHandovers(
            H host,
            Heirs heirs,
            Mail mail,
            Executor background,
            NanoClock clock,
            Supplier<UUID> ids,
            String instance,
            TakeoverMeters meters,
            Waiting waiting) {
        this.estate = new PatientEstate(host, waiting);
        this.mail = mail;
        this.handovers = new Handovers(estate, host, heirs, mail, background, clock, 1, ids, instance, meters);
    }

    /** Hears what other servers say; if Redis is away, as soon as it is back. Blocks. */
    public void listen() {
        try {
            mail.listen(handovers::heard);
        } catch (RedisException away) {
            // The connection subscribes by itself when it is there again.
        }
    }

    /**
     * Hands over what it can, a game at a time, until nothing is left or nobody takes more. Blocks.
     *
     * @return how many went
     */
    public int handOverAll() {
        estate.drain();
        int gone = 0;
        List<Heir> able = handovers.able();
        List<GameId> running = estate.running();
        while (!running.isEmpty() && !able.isEmpty()) {
            gone += handovers.handOver(running.getFirst(), able.getFirst().instance()) ? 1 : 0;
            able = handovers.able();
            running = estate.running();
        }
        return gone;
    }

    /** Gives up games that were prepared for and did not come. */
    public void forgetLate() {
        handovers.forgetLate();
    }

    /** Whose games' ends can be waited for without a thread. */
    private record PatientEstate(Estate estate, Waiting waiting) implements Estate {

        @Override
        public void drain() {
            estate.drain();
        }

        @Override
        public List<GameId> running() {
            return estate.running();
        }

        @Override
        public int capacity() {
            return estate.capacity();
        }

        @Override
        public Optional<CompletableFuture<Boolean>> bequeath(GameId game, String heir, UUID handover) {
            return estate.bequeath(game, heir, handover).map(gone -> {
                CompletableFuture<Boolean> patient = new Patient<>(waiting);
                var unused = gone.thenAccept(patient::complete);
                return patient;
            });
        }

        @Override
        public boolean keep(GameId game, UUID handover) {
            return estate.keep(game, handover);
        }
    }

    /** Lets the world go on while somebody waits for it, or for what is made of it. */
    private static final class Patient<T> extends CompletableFuture<T> {

        private final Waiting waiting;

        Patient(Waiting waiting) {
            this.waiting = waiting;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new Patient<>(waiting);
        }

        @Override
        public T get(long timeout, TimeUnit unit) throws TimeoutException {
            if (!waiting.await(this::isDone, unit.toNanos(timeout))) {
                throw new TimeoutException();
            }
            return join();
        }
    }
}
