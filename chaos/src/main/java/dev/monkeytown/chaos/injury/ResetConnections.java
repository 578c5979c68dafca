package dev.monkeytown.chaos.injury;

import dev.monkeytown.chaos.arena.FaultProxy;

/** Every connection to Redis is reset, once. */
record ResetConnections(FaultProxy proxy) implements Injury {

    @Override
    public String what() {
        return "all connections to Redis reset";
    }

    @Override
    public void strike() {
        proxy.reset();
    }

    @Override
    public void heal() {
        // New connections are as good as any.
    }
}
