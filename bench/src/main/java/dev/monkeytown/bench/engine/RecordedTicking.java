package dev.monkeytown.bench.engine;

import dev.monkeytown.gameserver.loop.Ticking;

/** A game as a loop thread sees it, with its ticks timed and counted. Used by the game's loop thread. */
final class RecordedTicking implements Ticking {

    /** A sixtieth of a second. */
    static final long TICK_NANOS = 1_000_000_000L / 60;

    private static final long NEVER = Long.MIN_VALUE;

    private final Ticking game;
    private final Recorders recorders;
    private long lastNanos = NEVER;

    RecordedTicking(Ticking game, Recorders recorders) {
        this.game = game;
        this.recorders = recorders;
    }

    @Override
    public boolean tick(long nowNanos) {
        LoopRecorder recorder = recorders.mine();
        space(recorder, System.nanoTime());
        recorder.tick.begin();
        boolean goesOn = game.tick(nowNanos);
        recorder.tick.end();
        return goesOn;
    }

    @Override
    public long elsewhereNanos() {
        return game.elsewhereNanos();
    }

    @Override
    public void broken(Throwable cause) {
        game.broken(cause);
    }

    @Override
    public void lost(int ticks) {
        game.lost(ticks);
    }

    @Override
    public void overran(long nanos) {
        game.overran(nanos);
    }

    @Override
    public void isolated() {
        game.isolated();
    }

    /** Ticks that follow a late one too soon are taken off what was missed before them, so only lost ones remain. */
    private void space(LoopRecorder recorder, long startNanos) {
        if (lastNanos != NEVER) {
            long sinceNanos = startNanos - lastNanos;
            recorder.spacing.recordValue(Math.abs(sinceNanos - TICK_NANOS));
            long ticks = Math.round((double) sinceNanos / TICK_NANOS);
            if (ticks != 1) {
                recorders.missed(ticks - 1);
            }
        }
        lastNanos = startNanos;
    }
}
