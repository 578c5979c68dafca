package dev.monkeytown.gameserver.game;

/** Takes one game's frames to everyone who follows it. Called on the game's loop thread; never blocks, never throws. */
public interface FramePublisher {

    /** Sends a frame; {@link Publication#answered} is called exactly once, soon, on any thread. */
    void send(Publication publication);

    /**
     * Makes the game known again to a bus that has forgotten it, so that the frames from this publication on can be sent
     * again. Answers {@code FAILED} when that was done or may be tried again, {@code FENCED} when another owner has it.
     */
    void restore(Publication next, Recovery recovery);
}
