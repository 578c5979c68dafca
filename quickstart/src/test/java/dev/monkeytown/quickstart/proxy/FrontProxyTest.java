package dev.monkeytown.quickstart.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.quickstart.StartRefused;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.util.HttpString;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FrontProxyTest {
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void closeAll() throws Exception {
        client.close();
        for (AutoCloseable each : opened.reversed()) {
            each.close();
        }
    }

    @Test
    void sendsEachPathToItsService() throws Exception {
        FrontProxy front = front(Map.of(
                Route.PAGES, List.of(backend("pages")),
                Route.API, List.of(backend("api")),
                Route.STREAM, List.of(backend("stream"))));

        assertThat(get(front, "/").body()).startsWith("pages /");
        assertThat(get(front, "/play?x=1").body()).startsWith("pages /play?x=1");
        assertThat(get(front, "/api/games").body()).startsWith("api /api/games");
        assertThat(get(front, "/ws").body()).startsWith("stream /ws");
    }

    @Test
    void hidesWhatIsForOperators() throws Exception {
        FrontProxy front = front(Map.of(Route.PAGES, List.of(backend("pages")), Route.API, List.of(backend("api"))));

        for (String path : List.of(
                "/actuator", "/actuator/env", "/health/ready", "/internal/x", "/%61ctuator", "/api/../actuator")) {
            assertThat(raw(front, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .startsWith("HTTP/1.1 404");
        }
        assertThat(raw(front, "GET /api%2f..%2factuator HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @Test
    void statesWhoAskedAndForgetsWhatTheClientClaims() throws Exception {
        FrontProxy front = front(Map.of(Route.PAGES, List.of(backend("pages"))));

        String seen = raw(front, """
                GET / HTTP/1.1\r
                Host: monkeys.example:4000\r
                X-Forwarded-For: 6.6.6.6\r
                X-Forwarded-Proto: https\r
                X-Forwarded-Host: evil.example\r
                X-Forwarded-Prefix: /evil\r
                X-Real-IP: 6.6.6.6\r
                Forwarded: for=6.6.6.6\r
                Connection: close\r
                \r
                """);

        assertThat(seen)
                .contains("X-Forwarded-For: 127.0.0.1\n")
                .contains("X-Forwarded-Proto: http\n")
                .contains("X-Forwarded-Host: monkeys.example")
                .contains("\nHost: monkeys.example:4000\n")
                .doesNotContain("evil")
                .doesNotContain("6.6.6.6");
    }

    @Test
    void passesAnUpgradeAndThenBytesBothWays() throws Exception {
        FrontProxy front = front(Map.of(Route.STREAM, List.of(echoAfterUpgrade())));

        try (Socket socket = new Socket("127.0.0.1", front.port())) {
            socket.getOutputStream().write("""
                    GET /ws HTTP/1.1\r
                    Host: x\r
                    Upgrade: websocket\r
                    Connection: Upgrade\r
                    Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
                    Sec-WebSocket-Version: 13\r
                    Sec-WebSocket-Protocol: monkeytown.v1.frames\r
                    \r
                    """.getBytes(StandardCharsets.US_ASCII));
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).startsWith("HTTP/1.1 101");
            String header = answers.readLine();
            Set<String> headers = new HashSet<>();
            while (!header.isEmpty()) {
                headers.add(header);
                header = answers.readLine();
            }
            assertThat(headers).contains("X-Protocol: monkeytown.v1.frames");

            for (String word : List.of("banana", "crown")) {
                socket.getOutputStream().write((word + "\n").getBytes(StandardCharsets.US_ASCII));
                assertThat(answers.readLine()).isEqualTo(word);
            }
        }
    }

    @Test
    void takesInstancesInTurnAndLeavesOutADeadOne() throws Exception {
        FrontProxy front = front(Map.of(Route.PAGES, List.of(backend("one"), backend("two"), nobody())));

        Set<String> answered = new HashSet<>();
        for (int request = 0; request < 12; request++) {
            HttpResponse<String> answer = get(front, "/");
            assertThat(answer.statusCode()).isEqualTo(200);
            answered.add(answer.body().split(" ")[0]);
        }
        assertThat(answered).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void apologisesWhileNobodyAnswersAndRecovers() throws Exception {
        URI later = nobody();
        FrontProxy front = front(Map.of(Route.PAGES, List.of(later), Route.API, List.of(nobody())));

        HttpResponse<String> page = get(front, "/");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("waking up", "http-equiv=\"refresh\"");
        assertThat(get(front, "/api/games").body()).contains("\"code\":\"unavailable\"");

        backend("late", later.getPort());
        HttpResponse<String> again = get(front, "/");
        for (int tries = 0; again.statusCode() != 200 && tries < 100; tries++) {
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
            again = get(front, "/");
        }
        assertThat(again.body()).startsWith("late");
    }

    @Test
    void refusesBodiesAndHeadersBeyondTheLimits() throws Exception {
        FrontProxy front = front(Map.of(Route.PAGES, List.of(backend("pages"))));

        assertThat(raw(front, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9999999\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 413");
        String huge = "a".repeat(40_000);
        assertThat(raw(front, "GET / HTTP/1.1\r\nHost: x\r\nX-Huge: " + huge + "\r\n\r\n"))
                .doesNotContain(" 200 ");
        assertThat(get(front, "/").statusCode()).isEqualTo(200);
    }

    @Test
    void saysThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", 0));
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> FrontProxy.start("127.0.0.1", port, Map.of()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("port " + port + " is in use by another program; try --port " + (port + 1));
        }
    }

    private FrontProxy front(Map<Route, List<URI>> instances) throws StartRefused {
        FrontProxy front = FrontProxy.start("127.0.0.1", 0, instances);
        opened.add(front);
        return front;
    }

    /** Answers with its name, the request line's target, and the headers it saw, one a line. */
    private URI backend(String name) {
        return backend(name, 0);
    }

    private URI backend(String name, int port) {
        return serve(port, exchange -> {
            StringBuilder seen = new StringBuilder(name + " " + exchange.getRequestURI());
            if (!exchange.getQueryString().isEmpty()) {
                seen.append('?').append(exchange.getQueryString());
            }
            seen.append('\n');
            exchange.getRequestHeaders()
                    .forEach(header -> seen.append(header.getHeaderName() + ": " + header.getFirst() + "\n"));
            exchange.getResponseSender().send(seen.toString());
        });
    }

    private URI echoAfterUpgrade() {
        return serve(0, exchange -> {
            exchange.getResponseHeaders()
                    .put(
                            new HttpString("X-Protocol"),
                            exchange.getRequestHeaders().getFirst("Sec-WebSocket-Protocol"));
            exchange.upgradeChannel((connection, _) -> {
                var source = connection.getSourceChannel();
                source.getReadSetter().set(channel -> {
                    var buffer = java.nio.ByteBuffer.allocate(1024);
                    try {
                        while (channel.read(buffer) > 0) {
                            buffer.flip();
                            while (buffer.hasRemaining()) {
                                connection.getSinkChannel().write(buffer);
                            }
                            buffer.clear();
                        }
                        connection.getSinkChannel().flush();
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                });
                source.resumeReads();
            });
            exchange.endExchange();
        });
    }

    private URI serve(int port, HttpHandler handler) {
        Undertow server = Undertow.builder()
                .addHttpListener(port, "127.0.0.1")
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(handler)
                .build();
        server.start();
        opened.add(server::stop);
        InetSocketAddress address =
                (InetSocketAddress) server.getListenerInfo().getFirst().getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    private static URI nobody() throws Exception {
        try (ServerSocket closed = new ServerSocket(0)) {
            return URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }
    }

    private HttpResponse<String> get(FrontProxy front, String path) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + front.port() + path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(FrontProxy front, String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", front.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            try {
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            } catch (java.net.SocketException e) {
                return String.valueOf(e.getMessage());
            }
        }
    }
}
