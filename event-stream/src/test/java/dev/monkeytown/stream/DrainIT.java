package dev.monkeytown.stream;

import static dev.monkeytown.stream.support.Playground.frames;
import static dev.monkeytown.stream.support.Playground.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.connection.Capacity;
import dev.monkeytown.stream.connection.DrainLifecycle;
import dev.monkeytown.stream.support.Leaks;
import dev.monkeytown.stream.support.Playground;
import dev.monkeytown.stream.support.RawSocket;
import dev.monkeytown.stream.support.Stream;
import dev.monkeytown.stream.support.TestClient;
import dev.monkeytown.stream.support.TestOwner;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an instance does with its clients when it is told to stop. */
@ExtendWith({Leaks.class, Playground.class})
class DrainIT {

    private static final String REASON = "reconnectAfterMs=";

    private TestOwner owner;
    private Identity ada;

    @BeforeEach
    void begin() {
        owner = new TestOwner(Playground.redis(), 4, 60);
        ada = person("Ada");
        owner.invite(ada, 1);
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void sendsEachClientAwayAtItsOwnMoment() {
        try (Stream leaving = Playground.another(Map.of("MONKEYTOWN_DRAIN_SPREAD", "4s"))) {
            List<TestClient> clients = watchers(leaving, 8);
            Thread stop = Thread.ofVirtual().start(() -> drain(leaving));

            Awaitility.await().until(() -> leaving.bean(Capacity.class).taken() < 8);
            assertThat(leaving.bean(Capacity.class).taken())
                    .as("some play on meanwhile")
                    .isPositive();
            assertThat(clients).allSatisfy(client -> {
                assertThat(client.awaitClose()).isEqualTo(4001);
                assertThat(delayMs(client)).isZero();
            });
            Awaitility.await().until(() -> leaving.bean(Capacity.class).taken() == 0 && !stop.isAlive());
        }
    }

    @Test
    void callsAllBackAtOnceWithoutASpread() {
        try (Stream leaving = Playground.another(Map.of("MONKEYTOWN_DRAIN_SPREAD", "0s"))) {
            List<TestClient> clients = watchers(leaving, 3);
            drain(leaving);

            assertThat(clients).allSatisfy(client -> {
                assertThat(client.awaitClose()).isEqualTo(4001);
                assertThat(delayMs(client)).isZero();
            });
        }
    }

    @Test
    void letsNobodyInWhileItDrains() {
        try (Stream leaving = Playground.another(Map.of());
                RawSocket late = new RawSocket(leaving.port())) {
            int port = leaving.port();
            drain(leaving);

            assertThatThrownBy(() -> new RawSocket(port))
                    .as("a proxy asks another instance then")
                    .hasRootCauseInstanceOf(ConnectException.class);
            RawSocket.Response response = late.handshake("Sec-WebSocket-Protocol: monkeytown.v1.frames, bearer."
                    + Playground.tokens().valid(person("Late")));
            assertThat(response.status()).isEqualTo(503);
            assertThat(response.headers()).containsEntry("retry-after", "0");
            assertThat(response.body()).contains("unavailable");
        }
    }

    @Test
    void losesNothingForAPlayerWhoGoesOnElsewhere() {
        try (Stream leaving = Playground.another(Map.of());
                TestClient before =
                        TestClient.frames(leaving.port(), Playground.tokens().valid(ada))) {
            before.join(owner.id);
            owner.run();
            before.awaitTick(30);
            drain(leaving);
            assertThat(before.awaitClose()).isEqualTo(4001);

            int stood = before.tick();
            try (TestClient after = frames(ada).adopt(before).resume(owner.id, before.epoch, stood)) {
                after.awaitTick(stood + 60);
                assertThat(after.keyframes).isZero();
                assertThat(after.problems).isEmpty();
            }
        }
    }

    /** As the stop of the whole instance does, which goes on with the web server. */
    private static void drain(Stream leaving) {
        leaving.bean(DrainLifecycle.class).stop();
    }

    private List<TestClient> watchers(Stream at, int count) {
        List<TestClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestClient client = TestClient.frames(at.port(), Playground.tokens().valid(person("P" + i)));
            client.watch(owner.id).awaitTick(0);
            clients.add(client);
        }
        return clients;
    }

    private static int delayMs(TestClient client) {
        assertThat(client.closeReason).startsWith(REASON);
        return Integer.parseInt(client.closeReason.substring(REASON.length()));
    }
}
