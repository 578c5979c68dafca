package dev.monkeytown.swarm.player;

import dev.monkeytown.swarm.measure.Comebacks;
import java.util.ArrayList;
import java.util.List;

/** What is done to one client on purpose, and how it gets over it. Owned by the loop thread. */
final class Fate {
    /** The comebacks that are not proven yet; few, and usually none. */
    private final List<Comeback> open = new ArrayList<>(2);

    private boolean spared;

    /** @param spared whether no stall that is planned touches the client */
    Fate(boolean spared) {
        this.spared = spared;
    }

    /** Whether no stall touches it: one of those by whom a stall's effect on others is judged. */
    boolean spared() {
        return spared;
    }

    /** Its socket is cut. */
    void cut(Comebacks all) {
        open.add(Comeback.fromCut(all, System.nanoTime()));
    }

    /** It stops reading, with the frame of this tick as its newest. */
    void stall(Comebacks all, int tick) {
        spared = false;
        open.add(Comeback.fromStall(all, tick, System.nanoTime()));
    }

    /** It reads again. */
    void release() {
        long nowNanos = System.nanoTime();
        open.forEach(comeback -> comeback.release(nowNanos));
    }

    /** It begins a game anew, with nothing to go on from. */
    void fresh() {
        open.forEach(Comeback::fresh);
    }

    /** It got a keyframe. */
    void keyframe() {
        open.forEach(Comeback::keyframe);
    }

    /** It has applied the frame, keyframe or state of this tick. */
    void frame(int tick, long nowNanos) {
        for (int i = 0; i < open.size(); i++) {
            open.get(i).frame(tick, nowNanos);
        }
    }

    /** Whether it is back from something and its state not proven since. */
    boolean unproven() {
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).isBack()) {
                return true;
            }
        }
        return false;
    }

    /** Its state was compared with a hash. */
    void proven(boolean right) {
        open.removeIf(comeback -> {
            if (comeback.isBack()) {
                comeback.proven(right);
            }
            return comeback.isBack();
        });
    }
}
