package dev.monkeytown.gameserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.RunningServer.Caller;
import dev.monkeytown.gameserver.RunningServer.Reply;
import dev.monkeytown.gameserver.result.Database;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisConnections;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Somebody is banned, or wants to be forgotten: what is told to whom, and what is left. */
class EndedPlayersIT {

    private static final String GAME = "5e0cf9a1-70a5-4a0b-8d9b-0a3c7f1f8a10";

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
    void refusesATokenWhoseSessionOrPlayerHasEnded() {
        Caller left = Caller.named("Left");
        Caller banned = Caller.named("Banned");
        redis().set(bytes(Channels.sessionEnd(left.session())), bytes("signed_out"));

        assertThat(server.play(left).status()).isEqualTo(401);
        assertThat(server.play(banned).status()).isEqualTo(200);
        assertThat(operator("PUT", banned).status()).isEqualTo(204);
        assertThat(server.play(banned).status()).isEqualTo(401);
        assertThat(operator("DELETE", banned).status()).isEqualTo(204);
        assertThat(server.play(banned).status()).isEqualTo(200);
        assertThat(operator("DELETE", banned).status()).isEqualTo(404);
    }

    @Test
    void tellsAllSocketsOfABannedPlayerAndLetsNobodySignInAsThatPlayer() throws Exception {
        Caller cheat = Caller.named("Cheat");
        assertThat(signIn(cheat, "cheat").status()).isEqualTo(200);
        BlockingQueue<String> heard = updatesOf(cheat);

        assertThat(operator("PUT", cheat).status()).isEqualTo(204);

        assertThat(heard.poll(10, TimeUnit.SECONDS))
                .contains("\"ended\"", "\"banned\"")
                .doesNotContain("sessionId");
        Reply again = signIn(Caller.named("Somebody"), "cheat");
        assertThat(again.status()).isEqualTo(403);
        assertThat(again.json().path("code").stringValue()).isEqualTo("banned");
        assertThat(operator("DELETE", cheat).status()).isEqualTo(204);
        assertThat(signIn(Caller.named("Somebody"), "cheat").status()).isEqualTo(200);
    }

    @Test
    void tellsAPersonEverythingAndForgetsItAll() throws Exception {
        Caller paula = Caller.named("Paula");
        Caller other = Caller.named("Otto");
        assertThat(signIn(paula, "paula").status()).isEqualTo(200);
        assertThat(signIn(other, "otto").status()).isEqualTo(200);
        store(paula, other);

        JsonNode data = me("GET", paula).json();
        assertThat(data.path("name").stringValue()).isEqualTo("Paula");
        assertThat(data.path("accounts").get(0).path("subject").stringValue()).isEqualTo("paula");
        assertThat(data.path("ratings")).hasSize(1);
        assertThat(data.path("games").get(0).path("gameId").stringValue()).isEqualTo(GAME);
        assertThat(server.get("/api/games/" + GAME + "/log").status()).isEqualTo(200);

        BlockingQueue<String> heard = updatesOf(paula);
        assertThat(me("DELETE", paula).status()).isEqualTo(204);

        assertThat(heard.poll(10, TimeUnit.SECONDS)).contains("account_deleted");
        assertThat(server.play(paula).status()).isEqualTo(401);
        assertThat(texts(paula)).noneMatch(text -> text.contains("Paula"));
        assertThat(server.get("/api/games/" + GAME).json().path("result").toString())
                .contains("Former player", "Otto")
                .doesNotContain("Paula");
        assertThat(server.get("/api/games/" + GAME + "/log").status()).isEqualTo(404);
        assertThat(me("GET", paula).json().path("ratings")).isEmpty();
        assertThat(signIn(Caller.named("Paula Again"), "paula")
                        .json()
                        .path("playerId")
                        .stringValue())
                .isNotEqualTo(paula.player().toString());
        assertThat(me("DELETE", paula).status()).as("once more").isEqualTo(204);
        assertThat(me("GET", other).json().path("ratings")).hasSize(1);
    }

    @Test
    void keepsOneReportForOperatorsAndForgetsItWithItsPlayers() {
        Caller rude = Caller.named("Rude");
        Caller hurt = Caller.named("Hurt");
        String body = "{\"playerId\":\"" + rude.player() + "\",\"said\":\"you <b>banana</b>\"}";

        assertThat(report(hurt, body).status()).isEqualTo(202);
        assertThat(report(hurt, body).status()).as("once more").isEqualTo(202);
        assertThat(report(rude, body).json().path("field").stringValue()).isEqualTo("playerId");
        assertThat(report(hurt, "{\"playerId\":\"" + rude.player() + "\"}")
                        .json()
                        .path("field")
                        .stringValue())
                .isEqualTo("said");

        assertThat(reports()).hasSize(1);
        assertThat(reports().get(0).path("said").stringValue()).isEqualTo("you <b>banana</b>");
        assertThat(reports().get(0).path("reporter").stringValue())
                .isEqualTo(hurt.player().toString());
        assertThat(me("DELETE", hurt).status()).isEqualTo(204);
        assertThat(reports()).isEmpty();
    }

    private static Reply report(Caller who, String body) {
        return server.post("/api/games/" + GAME + "/reports", server.token(who), body);
    }

    private static JsonNode reports() {
        return server.send(HttpRequest.newBuilder(server.uri("/internal/reports"))
                        .header("Authorization", "Bearer " + RunningServer.OPERATOR_TOKEN))
                .json()
                .path("reports");
    }

    /** A finished game of the two, and what it made of their ratings. */
    private static void store(Caller one, Caller two) {
        String standings =
                "{\"standings\":[{\"place\":1,\"playerId\":\"%s\",\"name\":\"Paula\",\"agent\":false,\"bananas\":9},"
                                .formatted(one.player())
                        + "{\"place\":2,\"playerId\":\"%s\",\"name\":\"Otto\",\"agent\":false,\"bananas\":3}],\"finalHash\":1,\"ticks\":2}"
                                .formatted(two.player());
        server.bean(Database.class).run(em -> {
            em.createNativeQuery("INSERT INTO games (id, result, started_at, ended_at) VALUES (CAST(:id AS uuid),"
                            + " CAST(:result AS jsonb), now(), now())")
                    .setParameter("id", GAME)
                    .setParameter("result", standings)
                    .executeUpdate();
            em.createNativeQuery("INSERT INTO game_logs (game_id, log, final_hash, ticks, epoch)"
                            + " VALUES (CAST(:id AS uuid), :log, 1, 2, 3)")
                    .setParameter("id", GAME)
                    .setParameter("log", deflated())
                    .executeUpdate();
            for (Caller each : List.of(one, two)) {
                em.createNativeQuery("INSERT INTO ratings (player_id, rules, mu, sigma, games, places)"
                                + " VALUES (:player, 'banana-brawl', 25, 8, 1, ARRAY[1])")
                        .setParameter("player", each.player().value())
                        .executeUpdate();
            }
        });
    }

    private static byte[] deflated() {
        var deflater = new java.util.zip.Deflater();
        deflater.setInput(bytes("a log"));
        deflater.finish();
        byte[] out = new byte[64];
        int length = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, length);
    }

    /** All that the tables say of somebody. */
    private static List<String> texts(Caller who) {
        List<?> texts = server.bean(Database.class)
                .<List<?>>call(em -> em.createNativeQuery(
                                "SELECT username || stats FROM players WHERE id = :player"
                                        + " UNION ALL SELECT subject FROM accounts WHERE player_id = :player"
                                        + " UNION ALL SELECT CAST(result AS text) FROM games",
                                String.class)
                        .setParameter("player", who.player().value())
                        .getResultList());
        return texts.stream().map(String::valueOf).toList();
    }

    private static Reply signIn(Caller guest, String subject) {
        return server.post(
                "/internal/accounts",
                server.token(guest, "game-server/accounts"),
                "{\"issuer\":\"https://id.example\",\"subject\":\"" + subject + "\"}");
    }

    private static Reply operator(String method, Caller whom) {
        return server.send(HttpRequest.newBuilder(server.uri("/internal/players/" + whom.player() + "/ban"))
                .header("Authorization", "Bearer " + RunningServer.OPERATOR_TOKEN)
                .method(method, BodyPublishers.noBody()));
    }

    private static Reply me(String method, Caller who) {
        return server.send(HttpRequest.newBuilder(server.uri("/internal/players/me"))
                .header("Authorization", "Bearer " + server.token(who, "game-server/accounts"))
                .method(method, BodyPublishers.noBody()));
    }

    private static BlockingQueue<String> updatesOf(Caller who) {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        StatefulRedisPubSubConnection<byte[], byte[]> updates =
                server.bean(RedisConnections.class).newPubSub();
        updates.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(byte[] channel, byte[] message) {
                heard.add(new String(message, UTF_8));
            }
        });
        updates.sync().subscribe(bytes(Channels.playerUpdates(who.player())));
        return heard;
    }

    private static io.lettuce.core.api.sync.RedisCommands<byte[], byte[]> redis() {
        return server.bean(RedisConnections.class).general().sync();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
