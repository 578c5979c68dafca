package dev.monkeytown.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.bus.InstanceBeat;
import dev.monkeytown.model.bus.InstanceBeat.Status;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

class InstanceBeatTest {

    private final JsonMapper strict = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    @Test
    void comesBackAsItWasAndInLowerCase() {
        InstanceBeat beat = InstanceBeat.ofGames("game-server", "gs-1", 17, Status.DEGRADED, true, 3, 40, 12, 0.5);

        String json = strict.writeValueAsString(beat);

        assertThat(json).contains("\"status\":\"degraded\"", "\"steady\":true");
        assertThat(strict.readValue(json, InstanceBeat.class)).isEqualTo(beat);
    }

    @Test
    void isReadByThoseWhoDoNotKnowAllOfIt() {
        InstanceBeat beat = InstanceBeat.ofSockets("event-stream", "es-1", 17, Status.UP, 200, 5000);

        String json = strict.writeValueAsString(beat).replace("\"service\"", "\"later\":{\"a\":1},\"service\"");

        assertThat(strict.readValue(json, InstanceBeat.class)).isEqualTo(beat);
    }
}
