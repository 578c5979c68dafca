package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.game.Publication.Answer;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.codec.FrameCodec;
import java.util.ArrayList;
import java.util.List;

/** In place of the bus: remembers what was sent and answers at once, as told. */
final class RecordingPublisher implements FramePublisher {

    final List<Publication> sent = new ArrayList<>();
    final List<Recovery> restored = new ArrayList<>();
    Answer answer = Answer.DONE;

    @Override
    public void send(Publication publication) {
        sent.add(publication);
        publication.answered(answer);
    }

    @Override
    public void restore(Publication next, Recovery recovery) {
        restored.add(recovery);
        next.answered(Answer.FAILED);
    }

    List<Frame> frames() {
        return sent.stream()
                .map(publication -> FrameCodec.decode(publication.frame()).orThrow())
                .toList();
    }

    Frame last() {
        return FrameCodec.decode(sent.getLast().frame()).orThrow();
    }
}
