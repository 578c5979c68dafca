package dev.monkeytown.swarm.player;

/** What one client tells a witness, in its own name. Used on the loop of the client's present lane. */
record Testimony(Witness witness, int client) {

    void frame(String gameId, long epoch, int tick, long nanos) {
        witness.frame(client, gameId, epoch, tick, nanos);
    }

    void stray(String gameId, long epoch, int tick, long nanos) {
        witness.stray(client, gameId, epoch, tick, nanos);
    }

    void keyframe(String gameId, long epoch, int tick, long nanos) {
        witness.keyframe(client, gameId, epoch, tick, nanos);
    }

    void acknowledged(String gameId, long epoch, int tick, int sequence) {
        witness.acknowledged(client, gameId, epoch, tick, sequence);
    }

    void finished(String gameId) {
        witness.finished(client, gameId);
    }

    void closed(int code) {
        witness.closed(client, code, System.nanoTime());
    }
}
