package dev.monkeytown.chaos.injury;

import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;
import java.util.Optional;

/** One injury to one cluster. Used once, by one thread, which it blocks. */
public sealed interface Injury
        permits Kill,
                Drain,
                Stop,
                EmptyRedis,
                OldRedis,
                BadWeather,
                ResetConnections,
                ForgetConnections,
                DatabaseAway,
                Reload,
                BlueGreen {

    /** In words, for the line of its trial. */
    String what();

    /** The server whose games are concerned; empty: all games are. */
    default Optional<String> server() {
        return Optional.empty();
    }

    /** Does it, and returns when what lasts is over: what is away is back, or dead for good. */
    void strike() throws IOException, StartRefused, InterruptedException;

    /** Makes everything as it was, whatever {@link #strike} got done. */
    void heal() throws IOException, StartRefused, InterruptedException;
}
