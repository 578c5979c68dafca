package dev.monkeytown.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which player is whose. */
class AccountsIT {

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.with();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void givesAGuestTheAccountAndKeepsWhoTheyAre() {
        Caller mia = Caller.named("Mia");

        Reply first = signIn(mia, "https://id.example", "mia-1");
        Reply elsewhere = signIn(Caller.named("Sunny Mango 42"), "https://id.example", "mia-1");

        assertThat(first.status()).as(first.json().toString()).isEqualTo(200);
        assertThat(first.json().get("playerId").stringValue())
                .isEqualTo(mia.player().toString());
        assertThat(first.json().get("created").booleanValue()).isTrue();
        assertThat(elsewhere.json().get("playerId")).isEqualTo(first.json().get("playerId"));
        assertThat(elsewhere.json().get("name").stringValue()).isEqualTo("Mia");
        assertThat(elsewhere.json().get("created").booleanValue()).isFalse();
    }

    @Test
    void givesAPlayerToOneAccountOnly() {
        Caller shared = Caller.named("Shared");

        Reply first = signIn(shared, "https://id.example", "first");
        Reply second = signIn(shared, "https://id.example", "second");
        Reply sameSubjectElsewhere = signIn(Caller.named("Other"), "https://other.example", "first");

        assertThat(second.status()).isEqualTo(200);
        assertThat(List.of(
                        first.json().get("playerId"),
                        second.json().get("playerId"),
                        sameSubjectElsewhere.json().get("playerId")))
                .doesNotHaveDuplicates();
        assertThat(second.json().get("name").stringValue()).isEqualTo("Shared");
    }

    @Test
    void believesOnlyTheWebGateway() {
        Caller eve = Caller.named("Eve");
        String body = "{\"issuer\":\"https://id.example\",\"subject\":\"eve\"}";

        assertThat(server.post("/internal/accounts", server.token(eve), body).status())
                .as("a player's own token")
                .isEqualTo(403);
        assertThat(server.post("/internal/accounts", "", body).status()).isEqualTo(401);
        assertThat(signIn(eve, "", "eve").json().get("code").stringValue()).isEqualTo("bad_field");
        assertThat(signIn(eve, "https://id.example", "x".repeat(256)).status()).isEqualTo(400);
    }

    private static Reply signIn(Caller guest, String issuer, String subject) {
        return server.post(
                "/internal/accounts",
                server.token(guest, "game-server/accounts"),
                "{\"issuer\":\"" + issuer + "\",\"subject\":\"" + subject + "\"}");
    }
}
