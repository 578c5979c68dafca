package dev.monkeytown.gameserver.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Personality;
import dev.monkeytown.simulation.bits.Decoded;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BehaviorFileTest {

    private static final Behavior BO =
            new Behavior(Cast.BO, 7, DecisionModel.UTILITY, new Personality(0.1, 0.2, 0.3, 0.4, 0.5, 1));

    @Test
    void readsWhatItWrites() {
        assertThat(BehaviorFile.parse("bo.json", BehaviorFile.write(BO))).isEqualTo(new Decoded.Value<>(BO));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"version\" : 7      | \"version\" : 0          | 'version' must be 1 to 1000000",
                "\"version\" : 7      | \"version\" : 1000001    | 'version' must be 1 to 1000000",
                "\"version\" : 7      | \"version\" : 7.5        | 'version'",
                "\"version\" : 7      | \"version\" : \"7\"      | 'version'",
                "\"version\" : 7      | \"version\" : null       | 'version'",
                "\"version\" : 7,     | ``                       | 'version'",
                "\"version\" : 7      | \"version\" : 7, \"version\" : 8 | version",
                "\"version\" : 7      | \"version\" : 7, \"rage\" : 1    | 'rage' is no field of a behaviour",
                "\"greed\" : 0.1      | \"greed\" : 1.01         | personality.greed must be 0 to 1, was 1.01",
                "\"greed\" : 0.1      | \"greed\" : -0.1         | personality.greed must be 0 to 1, was -0.1",
                "\"greed\" : 0.1      | \"greed\" : NaN          | NaN",
                "\"greed\" : 0.1,     | ``                       | 'personality.greed'",
                "\"greed\" : 0.1      | \"greed\" : 0.1, \"envy\" : 1 | 'personality.envy' is no field of a behaviour",
                "utility              | genius                   | 'decisionModel' must be one of reactive, utility, lookahead",
                "\"bo\"               | \"joe\"                  | 'agent' must be one of gus, bo, sue, tam, ava, kofi",
                "\"bo\"               | \"gus\"                  | 'agent' is gus, so the file must be called gus.json",
                "{                    | [                        | no JSON object of a behaviour",
            })
    void saysWhatIsWrongWithAFile(String good, String bad, String reason) {
        String text = new String(BehaviorFile.write(BO), UTF_8).replaceAll("\\s+:\\s+", " : ");
        assertThat(text).contains(good);

        assertThat(refusal(text.replace(good, bad))).contains(reason).doesNotContain("Exception", "\n");
    }

    @Test
    void refusesWhatComesAfterTheObject() {
        assertThat(refusal(new String(BehaviorFile.write(BO), UTF_8) + "{}")).contains("no JSON object");
        assertThat(refusal("")).contains("no JSON object");
    }

    @Test
    void tellsAuthorsAndNotTheirControlCharacters() {
        String forged = "{\"a\\nINFO forged\\u001b[31m" + "x".repeat(500) + "\": 1,";

        String told = refusal(
                new String(BehaviorFile.write(BO), UTF_8).replaceFirst("\\{", Matcher.quoteReplacement(forged)));

        assertThat(told).startsWith("'a INFO forged");
        assertThat(told).doesNotContain("\n", "\u001b").hasSizeLessThan(210);
    }

    private static String refusal(String text) {
        return switch (BehaviorFile.parse("bo.json", text.getBytes(UTF_8))) {
            case Decoded.Refused<Behavior>(String reason) -> reason;
            case Decoded.Value<Behavior>(Behavior taken) -> throw new AssertionError("taken: " + taken);
        };
    }
}
