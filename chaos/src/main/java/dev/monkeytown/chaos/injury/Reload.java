package dev.monkeytown.chaos.injury;

import dev.monkeytown.chaos.arena.NginxFront;
import java.io.IOException;

/** nginx reads its configuration anew: other workers take over what comes, the old ones keep what they have. */
record Reload(NginxFront nginx) implements Injury {

    @Override
    public String what() {
        return "nginx reloaded";
    }

    @Override
    public void strike() throws IOException, InterruptedException {
        nginx.reload();
    }

    @Override
    public void heal() {
        // There is nothing to undo.
    }
}
