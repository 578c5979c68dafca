package dev.monkeytown.platform.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.message.ClientMessage;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.model.rights.Deed;
import dev.monkeytown.model.rights.Endpoint;
import dev.monkeytown.model.rights.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The documentation says what is decided. */
class RightsTableTest {

    private static final Map<String, Role> ROLES = Map.of(
            "nobody", Role.NOBODY,
            "guest", Role.GUEST,
            "account", Role.ACCOUNT,
            "operator", Role.OPERATOR,
            "other service", Role.SERVICE);

    @Test
    void listsEveryAddressOnceAndNoOther() {
        List<String> decided = Arrays.stream(Endpoint.values())
                .map(each -> each.service().label() + " " + each.label())
                .toList();
        List<String> documented = RightsTable.ofAddresses().rows().stream()
                .map(row -> row.get("service") + " " + row.get("address"))
                .toList();

        assertThat(documented).containsExactlyElementsOf(decided);
    }

    @Test
    void saysWhatIsDecidedForEveryRole() {
        for (Endpoint endpoint : Endpoint.values()) {
            Map<String, String> row = RightsTable.ofAddresses()
                    .row(endpoint.service().label(), endpoint.label())
                    .orElseThrow();
            ROLES.forEach((column, role) -> assertThat(row.get(column))
                    .as("%s for %s", endpoint.label(), column)
                    .isEqualTo(cell(endpoint.answer(role))));
        }
    }

    @Test
    void listsEveryMessageThatAClientMaySend() {
        List<String> documented = RightsTable.ofMessages().rows().stream()
                .map(row -> row.getOrDefault("message", "").split(",", 2)[0])
                .distinct()
                .toList();

        assertThat(documented.stream()
                        .<Class<?>>map(type -> MessageCodecSamples.decoded(type).getClass())
                        .collect(Collectors.toSet()))
                .as("every message that is one")
                .hasSize(ClientMessage.class.getPermittedSubclasses().length - 1)
                .doesNotContain(ClientMessage.Malformed.class);
    }

    @Test
    void saysWhatIsDecidedForEveryMessage() {
        for (Map<String, String> row : RightsTable.ofMessages().rows()) {
            String message = row.getOrDefault("message", "");
            Deed deed = Deed.of(MessageCodecSamples.decoded(message.split(",", 2)[0]))
                    .orElseThrow();
            if (!message.endsWith("has none")) {
                assertThat(row.get("in no game")).as(message).isEqualTo(cell(deed, Role.GUEST));
                assertThat(row.get("spectator")).as(message).isEqualTo(cell(deed, Role.SPECTATOR));
                assertThat(row.get("player")).as(message).isEqualTo(cell(deed, Role.PLAYER));
            }
        }
    }

    private static String cell(Deed deed, Role role) {
        return deed.refusal(role).map(ErrorCode::wire).orElse(RightsTable.YES);
    }

    private static String cell(Endpoint.Answer answer) {
        return switch (answer) {
            case ALLOWED -> RightsTable.YES;
            case UNAUTHORIZED -> "401";
            case FORBIDDEN -> "403";
        };
    }

    /** One payload with the fields of all messages makes a sample of each. */
    private static final class MessageCodecSamples {

        private static final String ANY_PAYLOAD = """
                {"gameId":"0b6f7d9e-9f0e-4a51-b0c7-6c5d1b9f3a11","epoch":1,"tick":2,"text":"hello","timestamp":3,
                 "action":{"sequence":1,"tick":0,"move":{"angle":0,"strength":0},"aim":0}}""";

        static ClientMessage decoded(String type) {
            return new MessageCodec().decode("{\"type\":\"" + type + "\",\"payload\":" + ANY_PAYLOAD + "}");
        }
    }
}
