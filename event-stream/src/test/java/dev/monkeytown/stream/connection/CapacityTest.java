package dev.monkeytown.stream.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.room.Dialect;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class CapacityTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Capacity capacity = new Capacity(2, new StreamMetrics(registry));

    @Test
    void givesAsManyPlacesAsThereAre() {
        assertThat(capacity.take(Dialect.FRAMES)).isPresent();
        assertThat(capacity.take(Dialect.JSON)).isPresent();
        assertThat(capacity.take(Dialect.FRAMES)).isEmpty();
        assertThat(registry.get("event_stream_connections")
                        .tag("dialect", "monkeytown.v1.json")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void takesEachPlaceBackOnce() {
        Capacity.Place place = capacity.take(Dialect.FRAMES).orElseThrow();
        place.giveBack();
        place.giveBack();

        assertThat(capacity.taken()).isZero();
    }

    @Test
    void keepsThePlaceOfASocketWhoseHandshakeHasEnded() {
        Capacity.Place place = capacity.take(Dialect.FRAMES).orElseThrow();
        place.use();
        place.giveBackUnlessUsed();
        assertThat(capacity.taken()).isEqualTo(1);

        capacity.take(Dialect.FRAMES).orElseThrow().giveBackUnlessUsed();
        assertThat(capacity.taken()).isEqualTo(1);
    }
}
