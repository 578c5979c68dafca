package dev.monkeytown.chaos.injury;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import java.io.IOException;
import java.time.Duration;

/** Redis is killed, is away for a while, and comes back with nothing. */
record EmptyRedis(LocalCluster cluster, Duration away) implements Injury {

    @Override
    public String what() {
        return "Redis away for " + away.toMillis() + " ms, then empty";
    }

    @Override
    public void strike() throws IOException, StartRefused, InterruptedException {
        cluster.process(LocalCluster.REDIS).halt();
        cluster.emptyRedis();
        Thread.sleep(away);
        cluster.process(LocalCluster.REDIS).startNow();
    }

    @Override
    public void heal() throws IOException, StartRefused {
        cluster.process(LocalCluster.REDIS).startNow();
    }
}
