package dev.monkeytown.quickstart.cli;

import dev.monkeytown.quickstart.cluster.ClusterEvent;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** What a person reads while a cluster starts, runs and stops: one line for each thing that happens. Safe for any thread. */
final class Progress implements Consumer<ClusterEvent> {
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintWriter out;
    private final long startedNanos = System.nanoTime();
    private volatile long stoppingNanos;

    Progress(PrintWriter out) {
        this.out = out;
    }

    void ready(URI address, Path data) {
        say("Monkeytown is ready in %s%s", seconds(sinceNanos(startedNanos)), sinceCommand());
        say("");
        say("    play     %s", address);
        say("    stop     Ctrl-C");
        say("    logs     %s", data.resolve("logs"));
        say("");
    }

    void note(String text) {
        say("%s", text);
    }

    void stopping() {
        stoppingNanos = System.nanoTime();
        out.println();
        out.flush();
    }

    void stopped() {
        say("Monkeytown stopped in %s; everything is kept", seconds(sinceNanos(stoppingNanos)));
    }

    @Override
    public void accept(ClusterEvent event) {
        switch (event) {
            case ClusterEvent.Starting starting -> say("Monkeytown is starting (its data is in %s)", starting.data());
            case ClusterEvent.Ready ready -> say("  %-16s ready after %s", ready.name(), seconds(ready.after()));
            case ClusterEvent.Waiting waiting ->
                say(
                        "  ... waiting for %s (%d s)",
                        String.join(", ", waiting.names()), waiting.since().toSeconds());
            case ClusterEvent.Died died ->
                say("%s died (%s); it is started again in %s", died.name(), died.how(), seconds(died.nextTry()));
            case ClusterEvent.KeepsDying dying ->
                say(
                        "%s died %d times in a row (%s); it is tried every %s from now on, its log is %s",
                        dying.name(), dying.deaths(), dying.how(), seconds(dying.everyPause()), dying.log());
            case ClusterEvent.StartedAgain again -> say("%s runs again (process %d)", again.name(), again.pid());
            case ClusterEvent.HadToBeKilled killed ->
                say("%s did not stop within %s and was killed", killed.name(), seconds(killed.patience()));
        }
    }

    /** The script that called us passes its own start, which includes building and the start of this JVM. */
    private static String sinceCommand() {
        return Optional.ofNullable(System.getenv("MONKEYTOWN_STARTED"))
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> Duration.between(Instant.ofEpochSecond(Long.parseLong(text)), Instant.now()))
                .map(whole -> String.format(Locale.ROOT, ", %d s after the command", whole.toSeconds()))
                .orElse("");
    }

    private static Duration sinceNanos(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toNanos() / NANOS_PER_SECOND);
    }

    private void say(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
