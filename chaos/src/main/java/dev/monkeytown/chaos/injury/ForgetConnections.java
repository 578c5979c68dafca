package dev.monkeytown.chaos.injury;

import dev.monkeytown.chaos.arena.FaultProxy;

/** Every connection to Redis is forgotten on the way, once: nothing passes on it any more, and nobody is told. */
record ForgetConnections(FaultProxy proxy) implements Injury {

    @Override
    public String what() {
        return "all connections to Redis half open";
    }

    @Override
    public void strike() {
        proxy.forget();
    }

    @Override
    public void heal() {
        // New connections are as good as any.
    }
}
