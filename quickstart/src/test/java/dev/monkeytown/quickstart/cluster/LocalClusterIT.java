package dev.monkeytown.quickstart.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.process.Backoff;
import dev.monkeytown.quickstart.process.Supervised;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalClusterIT {
    private static final Path BINARIES = Path.of("target", "embedded").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Backoff QUICK =
            new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(20), 5);

    @TempDir
    private Path parent;

    private final Queue<ClusterEvent> events = new ConcurrentLinkedQueue<>();

    @Test
    void keepsDataOverARestartAndLeavesNoProcessBehind() throws Exception {
        List<Supervised> processes;
        try (LocalCluster cluster = start()) {
            processes = cluster.processes();
            sql(cluster, "CREATE TABLE bananas (owner text)");
            sql(cluster, "INSERT INTO bananas VALUES ('Gus')");
            assertThat(redis(cluster, "SET crown Kofi")).isEqualTo("+OK");
        }
        assertThat(processes).hasSize(2 + ServiceRole.values().length).noneMatch(Supervised::isAlive);

        try (LocalCluster cluster = start()) {
            assertThat(sql(cluster, "UPDATE bananas SET owner = 'Bo' RETURNING owner"))
                    .isEqualTo("Bo");
            assertThat(redis(cluster, "GET crown")).isEqualTo("$4");
        }
    }

    @Test
    void startsAgainWhateverDies() throws Exception {
        try (LocalCluster cluster = start()) {
            sql(cluster, "CREATE TABLE bananas (owner text)");

            cluster.processes().forEach(Supervised::kill);

            for (Supervised process : cluster.processes()) {
                await(() -> process.starts() == 2 && process.isAlive());
            }
            assertThat(cluster.awaitReady(PATIENCE)).isTrue();
            assertThat(sql(cluster, "SELECT count(*)::text FROM bananas")).isEqualTo("0");
            assertThat(redis(cluster, "PING")).isEqualTo("+PONG");
            assertThat(events).anyMatch(ClusterEvent.Died.class::isInstance);
        }
    }

    @Test
    void restartsOneProcessAtOnce() throws Exception {
        try (LocalCluster cluster = start()) {
            Supervised gateway = cluster.process("web-gateway-1");
            long before = gateway.pid();

            gateway.restart(PATIENCE);

            await(() -> gateway.pid() != before);
            assertThat(cluster.awaitReady(PATIENCE)).isTrue();
            assertThat(get(cluster.address())).isEqualTo("web-gateway-1 " + gateway.pid());
        }
    }

    @Test
    void restartsRedisEmpty() throws Exception {
        try (LocalCluster cluster = start()) {
            assertThat(redis(cluster, "SET crown Kofi")).isEqualTo("+OK");
            Supervised process = cluster.process(LocalCluster.REDIS);

            process.halt();
            cluster.emptyRedis();
            process.startNow();

            assertThat(redis(cluster, "GET crown")).isEqualTo("$-1");
            assertThat(redis(cluster, "SET crown Bo")).isEqualTo("+OK");
        }
    }

    @Test
    void restartsRedisWithWhatItHadBefore() throws Exception {
        try (LocalCluster cluster = start()) {
            Path copy = parent.resolve("copy");
            assertThat(redis(cluster, "SET crown Kofi")).isEqualTo("+OK");
            cluster.rememberRedis(copy);
            assertThat(redis(cluster, "SET crown Bo")).isEqualTo("+OK");
            Supervised process = cluster.process(LocalCluster.REDIS);

            process.halt();
            cluster.rewindRedis(copy);
            process.startNow();

            assertThat(redis(cluster, "GET crown")).isEqualTo("$4");
        }
    }

    @Test
    void refusesASecondStartOnTheSameFolderAndNamesTheFirst() throws Exception {
        try (LocalCluster cluster = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already runs on")
                    .hasMessageContaining(cluster.address().toString())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());

            assertThat(get(cluster.address())).startsWith("web-gateway-1");
        }
    }

    @Test
    void tellsWhyAServiceDidNotStart() {
        ServicePlan broken = around -> List.of(
                StandInService.spec(ServiceRole.WEB_GATEWAY, around.ports().take(), List.of("broken")));

        assertThatThrownBy(() -> LocalCluster.start(options(broken), events::add))
                .isInstanceOfSatisfying(StartRefused.class, refusal -> {
                    assertThat(refusal)
                            .hasMessageContaining("web-gateway-1 ended before it was ready (exit code 3)")
                            .hasMessageContaining("web-gateway-1.log");
                    assertThat(refusal.evidence()).contains("MONKEYTOWN_SIGNING_KEY is not set");
                });
    }

    @Test
    void keepsItsSecretsToTheOwner() throws Exception {
        try (LocalCluster cluster = start()) {
            Path data = parent.resolve("data with blanks");

            for (String secret : List.of("keys/signing.jwk", "postgres/password", "redis/redis.conf")) {
                assertThat(Files.getPosixFilePermissions(data.resolve(secret)))
                        .as(secret)
                        .hasSize(2);
            }
            assertThat(cluster.surroundings().keys().publicKeys()).doesNotContain("\"d\"");
        }
    }

    private LocalCluster start() throws StartRefused, InterruptedException {
        return LocalCluster.start(options(StandInService.onePerRole()), events::add);
    }

    private ClusterOptions options(ServicePlan plan) {
        return ClusterOptions.of(parent.resolve("data with blanks"), plan)
                .withBinaries(BINARIES)
                .withBackoff(QUICK);
    }

    /** The first value of the first row, or an empty text. */
    private static String sql(LocalCluster cluster, String statement) throws Exception {
        Surroundings around = cluster.surroundings();
        try (Connection connection = DriverManager.getConnection(
                        around.databaseUrl(), around.databaseUser(), around.databasePassword());
                var prepared = connection.createStatement()) {
            if (!prepared.execute(statement)) {
                return "";
            }
            ResultSet rows = prepared.getResultSet();
            return rows.next() ? rows.getString(1) : "";
        }
    }

    /** The first line of the answer. */
    private static String redis(LocalCluster cluster, String command) throws Exception {
        URI url = URI.create(cluster.surroundings().redisUrl());
        try (var socket = new java.net.Socket(url.getHost(), url.getPort())) {
            String login = "AUTH " + url.getUserInfo().substring(1);
            socket.getOutputStream().write((login + "\r\n" + command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var answers = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answers.readLine()).isEqualTo("+OK");
            return answers.readLine();
        }
    }

    private static String get(URI address) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }
}
