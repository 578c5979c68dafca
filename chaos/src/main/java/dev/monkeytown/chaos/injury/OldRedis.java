package dev.monkeytown.chaos.injury;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Redis is killed, is away for a while, and comes back with what it had a second before it was killed: leases that ran out
 * and games that are behind their owners.
 */
record OldRedis(LocalCluster cluster, Path copy, Duration away) implements Injury {
    private static final Duration AGE = Duration.ofSeconds(1);

    @Override
    public String what() {
        return "Redis away for " + away.toMillis() + " ms, then " + AGE.toSeconds() + " s behind";
    }

    @Override
    public void strike() throws IOException, StartRefused, InterruptedException {
        Files.deleteIfExists(copy);
        cluster.rememberRedis(copy);
        Thread.sleep(AGE);
        cluster.process(LocalCluster.REDIS).halt();
        cluster.rewindRedis(copy);
        Thread.sleep(away);
        cluster.process(LocalCluster.REDIS).startNow();
    }

    @Override
    public void heal() throws IOException, StartRefused {
        cluster.process(LocalCluster.REDIS).startNow();
    }
}
