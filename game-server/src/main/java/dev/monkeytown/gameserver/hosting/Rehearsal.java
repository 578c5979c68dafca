package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.game.FramePublisher;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameEnd;
import dev.monkeytown.gameserver.game.GameListener;
import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.game.Inbox;
import dev.monkeytown.gameserver.game.Past;
import dev.monkeytown.gameserver.game.Publication;
import dev.monkeytown.gameserver.game.Recovery;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.model.PlayerId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.InstantSource;

/** A game that nobody sees: its frames go nowhere, and it counts for nothing. On any thread. */
final class Rehearsal {

    /** Half a second of play: agents decide, a hash is made. */
    private static final int TICKS = 30;

    private static final FramePublisher NOWHERE = new FramePublisher() {

        @Override
        public void send(Publication publication) {
            publication.answered(Publication.Answer.DONE);
        }

        @Override
        public void restore(Publication next, Recovery recovery) {
            next.answered(Publication.Answer.FAILED);
        }
    };

    private static final GameListener NOBODY = new GameListener() {

        @Override
        public void vacated(Game game, int seat, PlayerId player) {
            // Nobody sits here.
        }

        @Override
        public void ended(Game game, GameEnd end) {
            // Nobody waits for it.
        }
    };

    private Rehearsal() {}

    static void play(GameTicket ticket, Past past, Agents agents, NanoClock clock, InstantSource wallClock) {
        GameMeters meters = new GameMeters(new SimpleMeterRegistry());
        Game game = new Game(ticket, past, new Inbox(), agents, NOWHERE, NOBODY, meters, clock, wallClock);
        boolean goesOn = true;
        for (int i = 0; i < TICKS && goesOn; i++) {
            goesOn = game.tick(clock.nanos());
        }
    }
}
