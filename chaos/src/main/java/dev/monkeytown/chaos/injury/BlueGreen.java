package dev.monkeytown.chaos.injury;

import dev.monkeytown.chaos.arena.Deployment;
import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;

/**
 * New versions of all services come, traffic and games move, the old ones go.
 *
 * @param what the versions, in words
 */
record BlueGreen(Deployment deployment, String what) implements Injury {

    BlueGreen(Deployment deployment) {
        this(deployment, deployment.what());
    }

    @Override
    public void strike() throws IOException, StartRefused, InterruptedException {
        deployment.run();
    }

    @Override
    public void heal() {
        // What runs now is as good as what ran before.
    }
}
