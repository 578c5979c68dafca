package dev.monkeytown.gameserver.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.platform.health.ReadinessCheck.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandbyTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                " 0 |  0 | 0 | degraded: no other game-server could take its games over",
                " 0 | 20 | 0 | degraded: no other game-server could take its games over",
                " 1 |  0 | 1 | others have room for 1 games, 0 run here",
                "20 | 20 | 1 | others have room for 20 games, 20 run here",
                "19 | 20 | 0 | degraded: others have room for 19 games, 20 run here"
            })
    void saysWhetherTheOthersCouldGoOnAndIsReadyEitherWay(int room, int games, double gauge, String detail) {
        Standby standby = new Standby(() -> room, () -> games, meters);

        assertThat(standby.check()).isEqualTo(new Answer(true, detail));
        assertThat(meters.get("takeover_ready").gauge().value()).isEqualTo(gauge);
    }
}
