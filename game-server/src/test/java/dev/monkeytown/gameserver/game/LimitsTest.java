package dev.monkeytown.gameserver.game;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.Limits;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.agent.Difficulty;
import org.junit.jupiter.api.Test;

/** How the caps relate: what one class lets through, the next must take. */
class LimitsTest {

    @Test
    void aFrameHasRoomForAllThatATickMayApply() {
        int seatChanges = 2 * Limits.MAX_SEATS;
        int inputs = Limits.MAX_INPUTS_PER_TICK * Limits.MAX_SEATS;

        assertThat(seatChanges + inputs).isLessThanOrEqualTo(SimulationLimits.MAX_COMMANDS);
    }

    @Test
    void aFrameHasRoomForAllSeatsAndTheChat() {
        int seated = Limits.MAX_SEATS + 1;

        assertThat(seated + FrameDraft.MAX_CHATS_PER_FRAME).isLessThanOrEqualTo(SimulationLimits.MAX_ANNOTATIONS);
        assertThat(Limits.MAX_CHAT_CHARS * 3).isLessThanOrEqualTo(SimulationLimits.MAX_TEXT_BYTES);
        assertThat(FrameDraft.MAX_CHATS_PER_FRAME * SimulationLimits.MAX_TEXT_BYTES)
                .isLessThan(SimulationLimits.MAX_FRAME_BYTES / 2);
    }

    @Test
    void aFrameHasRoomForAllSlacksBesidesTheChat() {
        assertThat(Limits.MAX_SEATS + FrameDraft.MAX_CHATS_PER_FRAME)
                .isLessThanOrEqualTo(SimulationLimits.MAX_ANNOTATIONS);
    }

    @Test
    void aLogHasRoomForTheLongestGame() {
        int longestSeconds = 600;

        assertThat(longestSeconds * 60).isLessThanOrEqualTo(SimulationLimits.MAX_LOG_FRAMES);
    }

    @Test
    void theJournalReachesBackBeyondTheKeyframeAndAllThatMayWait() {
        assertThat(Limits.MAX_JOURNAL_FRAMES).isGreaterThan(2 * Limits.KEYFRAME_EVERY_TICKS + Outbox.MAX_WAITING);
    }

    @Test
    void aDecisionMayBeMadeAsFarAheadAsItIsAskedFor() {
        assertThat(Difficulty.values()).allMatch(level -> level.reactionTicks() + 1 <= Limits.MAX_INPUT_LEAD_TICKS);
    }

    @Test
    void allAgentsOfAFullGameCanBeAskedAtTheirPace() {
        assertThat(Difficulty.values())
                .allMatch(level -> Limits.MAX_DECISIONS_PER_TICK * level.decisionEveryTicks() >= Limits.MAX_SEATS);
    }

    @Test
    void everyKeyframeTickAlsoProvesTheState() {
        assertThat(Limits.KEYFRAME_EVERY_TICKS % Frame.HASH_EVERY_TICKS).isZero();
    }
}
