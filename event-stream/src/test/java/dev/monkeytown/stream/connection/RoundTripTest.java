package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundTripTest {

    private final RoundTrip roundTrip = new RoundTrip();

    @Test
    void measuresUntilTheAnswerToItsNewestPing() {
        byte[] first = roundTrip.ask(1_000_000);
        byte[] second = roundTrip.ask(2_000_000);

        assertThat(roundTrip.answered(first, 3_000_000)).isEmpty();
        assertThat(roundTrip.answered(second, 4_500_000)).hasValue(2.5);
    }

    @Test
    void takesNoAnswerTwiceAndNoneThatWasNotAskedFor() {
        assertThat(roundTrip.answered(new byte[0], 1)).isEmpty();
        byte[] ping = roundTrip.ask(1);
        assertThat(roundTrip.answered(new byte[] {1}, 2)).isEmpty();
        assertThat(roundTrip.answered(ping, 2)).isPresent();
        assertThat(roundTrip.answered(ping, 3)).isEmpty();
    }
}
