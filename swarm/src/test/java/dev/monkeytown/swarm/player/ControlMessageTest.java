package dev.monkeytown.swarm.player;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ControlMessageTest {

    @Test
    void readsWhatNeedsAnAnswer() {
        assertThat(read("{'type':'resumed','payload':{'answer':'missed_frames','epoch':1,'tick':4260}}"))
                .isEqualTo(new ControlMessage.Resumed(ControlMessage.Answer.MISSED_FRAMES, 4260));
        assertThat(read("{'type':'game_over','payload':{'gameId':'some-game','standings':[]}}"))
                .isEqualTo(new ControlMessage.GameOver("some-game"));
        assertThat(read("{'type':'error','payload':{'code':'unavailable','message':'try again'}}"))
                .isEqualTo(new ControlMessage.Refused("unavailable", "try again"));
    }

    @Test
    void leavesTheRestAlone() {
        assertThat(read("{'type':'welcome','payload':{}}")).isEqualTo(new ControlMessage.Other());
        assertThat(read("[]")).isEqualTo(new ControlMessage.Other());
        assertThat(read("{'type':")).isEqualTo(new ControlMessage.Malformed());
    }

    private static ControlMessage read(String text) {
        return ControlMessage.read(text.replace('\'', '"'));
    }
}
