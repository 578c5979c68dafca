package dev.monkeytown.gameserver;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole game-server in this JVM on a free port, with a real Redis and PostgreSQL, and a client that signs tokens. */
public final class RunningServer implements AutoCloseable {

    /** Somebody who wants to play. */
    public record Caller(PlayerId player, SessionId session, String name) {

        public static Caller named(String name) {
            return new Caller(PlayerId.random(), SessionId.random(), name);
        }
    }

    /** What came back. */
    record Reply(int status, JsonNode json, HttpResponse<byte[]> raw) {}

    /** What makes an operator of whoever sends it. */
    static final String OPERATOR_TOKEN = "0123456789abcdef0123456789abcdef";

    private static final ECKey KEY = key();

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper mapper = new JsonMapper();
    private final TokenSigner signer = new TokenSigner(SigningKey.parse(KEY.toJSONString()), InstantSource.system());
    private final ConfigurableApplicationContext context;
    private final int port = Backends.freePort();

    private RunningServer(List<String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("server.port", "" + port);
        all.put("server.address", "127.0.0.1");
        all.put("MONKEYTOWN_VERIFY_KEYS", new JWKSet(KEY.toPublicJWK()).toString());
        all.put("MONKEYTOWN_HANDOVER_GRACE", "0s");
        all.put("MONKEYTOWN_OPERATOR_TOKEN", OPERATOR_TOKEN);
        all.put("monkeytown.redis.url", "redis://127.0.0.1:" + Backends.redis().getPort());
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            all.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        Backends.forgetWhatOthersLeft();
        context = new SpringApplicationBuilder(GameServerApplication.class)
                .run(all.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    /** Starts with an empty database and these settings. */
    public static RunningServer with(String... settings) {
        List<String> all = new ArrayList<>(Backends.newDatabase());
        all.addAll(List.of(settings));
        return new RunningServer(all);
    }

    /** Starts on a database that another server uses, too. */
    public static RunningServer with(List<String> database, String... settings) {
        List<String> all = new ArrayList<>(database);
        all.addAll(List.of(settings));
        return new RunningServer(all);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    <T> Stream<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values().stream();
    }

    /** One of its beans, after the server has ended. */
    public <T> T closedBean(Class<T> type) {
        T bean = bean(type);
        close();
        return bean;
    }

    String token(Caller caller) {
        return token(caller, "game-server");
    }

    String token(Caller caller, String audience) {
        return signer.sign(
                new Identity(caller.player(), caller.session(), caller.name()), audience, Duration.ofMinutes(5));
    }

    /** Of somebody who signed in. */
    String accountToken(Caller caller) {
        return signer.sign(
                new Identity(caller.player(), caller.session(), caller.name(), true),
                "game-server",
                Duration.ofMinutes(5));
    }

    Reply play(Caller caller) {
        return post("/api/play", token(caller), "{\"mode\":\"banana-brawl\"}");
    }

    Reply post(String path, String token, String body) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Reply get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofByteArray());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Reply(
                    response.statusCode(),
                    json ? mapper.readTree(response.body()) : mapper.createObjectNode(),
                    response);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
