package dev.monkeytown.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.monkeytown.platform.identity.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import redis.embedded.RedisServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over a real socket, and a browser to visit it; only the game-server behind it is a stand-in. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class RunningGateway {
    static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final String KEY_JSON = newKey();
    static final SigningKey KEY = SigningKey.parse(KEY_JSON);
    static final StandInGameServer GAME_SERVER = newGameServer();
    static final RedisServer REDIS = newRedis();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("MONKEYTOWN_SIGNING_KEY", () -> KEY_JSON);
        registry.add("MONKEYTOWN_BIND", () -> "127.0.0.1");
        registry.add(
                "monkeytown.redis.url",
                () -> "redis://127.0.0.1:" + REDIS.ports().getFirst());
        // Nobody is there: what a sign-in does with its issuer is shown with a real one, in the system tests.
        registry.add("MONKEYTOWN_MODE", () -> "development");
        registry.add("MONKEYTOWN_DEV_ISSUER", () -> "http://127.0.0.1:1");
        registry.add("MONKEYTOWN_GITHUB_CLIENT_ID", () -> "test-client");
        registry.add("MONKEYTOWN_GITHUB_CLIENT_SECRET", () -> "test-secret");
        registry.add("GAME_SERVER_URLS", () -> "http://127.0.0.1:1," + GAME_SERVER.url());
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return BROWSER.send(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    /** As the client's script does it: the CSRF cookie of a page, sent back in a header. */
    HttpResponse<String> post(String body) throws Exception {
        return post(body, "");
    }

    HttpResponse<String> post(String body, String cookie, String... headers) throws Exception {
        String csrf = csrf();
        HttpRequest.Builder request = request(
                "/identity/tokens",
                "Content-Type",
                "application/json",
                "X-XSRF-TOKEN",
                csrf,
                "Cookie",
                "XSRF-TOKEN=" + csrf + (cookie.isEmpty() ? "" : "; " + cookie));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return BROWSER.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
    }

    String csrf() throws Exception {
        Matcher value = Pattern.compile("XSRF-TOKEN=([^;]+)").matcher(cookie(get("/play"), "XSRF-TOKEN"));
        assertThat(value.find()).isTrue();
        return value.group(1);
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + answer.headers()));
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    static String newKey() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate().toJSONString();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Ends with this JVM. */
    private static RedisServer newRedis() {
        try {
            RedisServer server = RedisServer.newRedisServer()
                    .port(freePort())
                    .bind("127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StandInGameServer newGameServer() {
        try {
            return new StandInGameServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
