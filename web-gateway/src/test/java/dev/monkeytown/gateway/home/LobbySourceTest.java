package dev.monkeytown.gateway.home;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.monkeytown.gateway.StandInGameServer;
import dev.monkeytown.gateway.servers.GameServers;
import dev.monkeytown.gateway.servers.Recent;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;

class LobbySourceTest {

    /** Nothing listens on the port for system services that no machine runs. */
    private static final String NOBODY = "http://127.0.0.1:1";

    private final Resilience resilience = new Resilience(new SimpleMeterRegistry());
    private final AtomicLong nanos = new AtomicLong(5_000_000_000L);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private StandInGameServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StandInGameServer();
        log.start();
        ((Logger) LoggerFactory.getLogger(GameServers.class)).addAppender(log);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(GameServers.class)).detachAppender(log);
        server.close();
    }

    @Test
    void showsWhatAGameServerTells() {
        Lobby lobby = source(server.url()).now();

        assertThat(lobby.notice()).isNull();
        assertThat(lobby.games())
                .containsExactly(new GameCard(
                        "0190f3a2-7b1c-4d5e-8f60-112233445566",
                        "banana-brawl",
                        List.of("Mia <3", "Greedy Gus"),
                        1,
                        1,
                        112,
                        "Greedy Gus"));
        assertThat(lobby.ladder()).containsExactly(new LadderRow(1, "Otto", false, 12, 5, 4_321, 77, 1_432));
    }

    @Test
    void asksTheNextOneWhenTheFirstDoesNotAnswer() {
        assertThat(source(NOBODY, server.url()).now().games()).hasSize(1);
    }

    @Test
    void showsWhatItHasWhenOneHalfIsMissing() {
        server.answer("/api/ladder", "");

        Lobby lobby = source(server.url()).now();

        assertThat(lobby.games()).hasSize(1);
        assertThat(lobby.ladder()).isEmpty();
        assertThat(lobby.notice()).isNotNull();
    }

    @Test
    void treatsNonsenseAsNoAnswer() {
        server.answer("/api/games", "{\"games\":null}");
        server.answer("/api/ladder", "<html>");

        Lobby lobby = source(server.url()).now();

        assertThat(lobby.notice()).isNotNull();
    }

    @Test
    void asksOnceASecondHoweverManyVisitorsCome() throws InterruptedException {
        LobbySource source = source(server.url());
        CountDownLatch begin = new CountDownLatch(1);
        List<Thread> visitors = IntStream.range(0, 100)
                .mapToObj(visitor -> Thread.ofVirtual().start(() -> {
                    awaitQuietly(begin);
                    source.now();
                }))
                .toList();

        begin.countDown();
        for (Thread visitor : visitors) {
            visitor.join();
        }
        assertThat(server.requests()).isEqualTo(2);

        nanos.addAndGet(Recent.FRESH.toNanos());
        source.now();
        assertThat(server.requests()).isEqualTo(4);
    }

    @Test
    void asksNobodyForAWhileWhenNobodyIsThereForLong() {
        LobbySource source = source(NOBODY);

        for (int second = 0; second < 6; second++) {
            assertThat(source.now().notice()).isNotNull();
            nanos.addAndGet(Recent.FRESH.toNanos());
        }

        assertThat(resilience.check(Dependency.GAME_SERVERS).check().detail()).startsWith("degraded: ");
    }

    /** A game-server without its database has games to show, and no ladder. */
    @Test
    void goesOnAskingThoseWhoAnswerWithErrors() {
        server.answer("/api/ladder", "");
        LobbySource source = source(server.url());

        for (int second = 0; second < 20; second++) {
            assertThat(source.now().games()).hasSize(1);
            nanos.addAndGet(Recent.FRESH.toNanos());
        }

        assertThat(resilience.check(Dependency.GAME_SERVERS).check().detail()).isEqualTo("closed");
    }

    @Test
    void logsThatNobodyAnswersOnceAndThatItIsOverOnce() {
        server.answer("/api/games", "");
        server.answer("/api/ladder", "");
        LobbySource source = source(server.url());

        for (int second = 0; second < 5; second++) {
            source.now();
            nanos.addAndGet(Recent.FRESH.toNanos());
        }
        assertThat(log.list).hasSize(1);
        server.answer("/api/games", StandInGameServer.GAMES);
        server.answer("/api/ladder", StandInGameServer.LADDER);
        source.now();

        assertThat(log.list)
                .extracting(ILoggingEvent::getLevel)
                .extracting(Object::toString)
                .containsExactly("WARN", "INFO");
    }

    private LobbySource source(String... urls) {
        List<URI> addresses = List.of(urls).stream().map(URI::create).toList();
        return new LobbySource(
                new GameServers(RestClient.create(), addresses, resilience),
                question -> Thread.ofVirtual().start(question),
                nanos::get);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
