package dev.monkeytown.gameserver.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.gameserver.takeover.HandoverSettings;
import dev.monkeytown.platform.service.SettingException;
import dev.monkeytown.simulation.agent.Difficulty;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GamePropertiesTest {

    @Test
    void takesWhatAnOperatorSays() {
        GameProperties properties =
                new GameProperties("60", "12", "hard", "7", "3", " /var/broken ", "1500ms", "false", "true");

        assertThat(properties.config().duration()).isEqualTo(60);
        assertThat(properties.config().maxPlayers()).isEqualTo(12);
        assertThat(properties.config().rules().durationTicks()).isEqualTo(3600);
        assertThat(properties.config().aiDifficulty()).isEqualTo(Difficulty.HARD);
        assertThat(properties.mostGames()).isEqualTo(7);
        assertThat(properties.brokenGames()).isEqualTo(Path.of("/var/broken"));
        assertThat(properties.threads(2)).isEqualTo(3);
        assertThat(properties.handovers()).isEqualTo(new HandoverSettings(Duration.ofMillis(1500), false));
        assertThat(properties.keepsThoughts()).isTrue();
    }

    @Test
    void takesBlankVariablesAsNotSet() {
        GameProperties properties = new GameProperties("", " ", "", "", "", "", " ", "", " ");

        assertThat(properties.config().duration()).isEqualTo(180);
        assertThat(properties.config().maxPlayers()).isEqualTo(8);
        assertThat(properties.config().aiDifficulty()).isEqualTo(Difficulty.MEDIUM);
        assertThat(properties.mostGames()).isEqualTo(10_000);
        assertThat(properties.brokenGames()).hasFileName("monkeytown-broken-games");
        assertThat(properties.threads(2)).isEqualTo(2);
        assertThat(properties.handovers()).isEqualTo(new HandoverSettings(Duration.ofSeconds(20), true));
        assertThat(properties.keepsThoughts()).isFalse();
    }

    @Test
    void namesTheVariableOfThoughtsThatAreNeitherOnNorOff() {
        GameProperties properties = new GameProperties("180", "8", "medium", "0", "0", "", "20s", "true", "maybe");

        assertThatThrownBy(properties::keepsThoughts)
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("MONKEYTOWN_AGENT_THOUGHTS must be");
    }

    @ParameterizedTest
    @CsvSource({
        "61s, true, MONKEYTOWN_HANDOVER_GRACE",
        "-1s, true, MONKEYTOWN_HANDOVER_GRACE",
        "soon, true, MONKEYTOWN_HANDOVER_GRACE",
        "5s, perhaps, MONKEYTOWN_REBALANCE"
    })
    void namesTheVariableOfAHandoverThatIsWrong(String grace, String rebalance, String variable) {
        GameProperties properties = new GameProperties("180", "8", "medium", "0", "0", "", grace, rebalance, "");

        assertThatThrownBy(properties::handovers)
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + " must be");
    }

    @ParameterizedTest
    @CsvSource({
        "9, 8, medium, MONKEYTOWN_GAME_SECONDS",
        "601, 8, medium, MONKEYTOWN_GAME_SECONDS",
        "ten, 8, medium, MONKEYTOWN_GAME_SECONDS",
        "180, 1, medium, MONKEYTOWN_GAME_SEATS",
        "180, 17, medium, MONKEYTOWN_GAME_SEATS",
        "180, -8, medium, MONKEYTOWN_GAME_SEATS",
        "180, 99999999999, medium, MONKEYTOWN_GAME_SEATS",
        "180, 8, impossible, MONKEYTOWN_AI_DIFFICULTY"
    })
    void namesTheVariableThatIsWrong(String seconds, String seats, String difficulty, String variable) {
        GameProperties properties = new GameProperties(seconds, seats, difficulty, "0", "0", "", "20s", "true", "");

        assertThatThrownBy(properties::config)
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(variable + " must be");
    }
}
