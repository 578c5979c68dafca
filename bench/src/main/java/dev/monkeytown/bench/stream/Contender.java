package dev.monkeytown.bench.stream;

import java.util.OptionalLong;

/** A server that delivers messages to sockets and is measured at it. Used by the measuring thread alone. */
public interface Contender {

    /** In tables and files, such as {@code ours}. */
    String name();

    /** Makes ready for a load; sockets may open once it plays. */
    Engagement engage(Load load);

    /** A contender at work on one load. */
    interface Engagement extends AutoCloseable {

        /** On loopback. */
        int port();

        /** Which protocol its sockets speak. */
        Sink.Dialect dialect();

        /** What a socket offers as its token. */
        String token(int game, int seat);

        /** What a socket says first, or {@link Sink#NOTHING}. */
        String join(int game);

        /** Begins to publish; returns at once. */
        void play(Schedule schedule);

        /** The process that is measured; known once it plays. */
        long pid();

        /** The Redis in front of it. */
        OptionalLong redisPid();

        @Override
        void close();
    }
}
