package dev.monkeytown.gameserver.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisFramePublisherTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 99, 100, 10_800, Integer.MAX_VALUE})
    void writesNumbersAsTheirDigits(int number) {
        assertThat(new String(RedisFramePublisher.digits(number), UTF_8)).isEqualTo(Integer.toString(number));
    }
}
