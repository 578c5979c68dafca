package dev.monkeytown.stream.warmup;

import dev.monkeytown.model.GameId;
import dev.monkeytown.stream.intake.GameArchive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The archive of games that are nowhere: asks the real one, which knows nothing of them, and when that has answered gives
 * the score. So the way to Redis and back is taken, and nothing that looks like a game is ever stored.
 */
final class ScoreArchive implements GameArchive {

    private final Score score;
    private final GameArchive real;

    ScoreArchive(Score score, GameArchive real) {
        this.score = score;
        this.real = real;
    }

    @Override
    public CompletionStage<Stored> whole(GameId id) {
        return real.whole(id).thenApply(_ -> new Recording(score.keyframe(), score.journal(), false));
    }

    @Override
    public CompletionStage<Tail> since(GameId id, int tick) {
        List<byte[]> journal = score.journal();
        return real.since(id, tick)
                .thenApply(_ -> new Tail(true, journal.subList(Math.min(tick, journal.size()), journal.size()), false));
    }

    @Override
    public CompletionStage<Optional<byte[]>> keyframe(GameId id) {
        return real.keyframe(id).thenApply(_ -> Optional.of(score.keyframe()));
    }
}
