package dev.monkeytown.quickstart.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.quickstart.data.SigningKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarServicesTest {
    private static final List<String> PAGES = List.of("http://localhost:4000", "http://127.0.0.1:4000");

    @TempDir
    private Path checkout;

    /** Jars that nobody runs here, and that count as unpacked. */
    @BeforeEach
    void build() throws Exception {
        for (ServiceRole role : ServiceRole.values()) {
            Path jar = role.jar(checkout, JarServices.VERSION);
            Path unpacked = Files.createDirectories(jar.resolveSibling("unpacked"));
            Files.createFile(jar);
            Files.createFile(unpacked.resolve(jar.getFileName()));
        }
    }

    @Test
    void leadsSocketsThroughTheFrontIfNotAskedOtherwise() throws Exception {
        List<ServiceSpec> services = services(new JarServices(checkout, 1, 2, 1, Map.of()));

        assertThat(services)
                .extracting(ServiceSpec::name)
                .containsExactly("game-server-1", "event-stream-1", "event-stream-2", "web-gateway-1");
        assertThat(services)
                .allSatisfy(service -> assertThat(service.environment())
                        .doesNotContainKeys("MONKEYTOWN_STREAM_URL", "MONKEYTOWN_ORIGINS"));
    }

    @Test
    void tellsPagesThePortOfTheEventStreamWhichLetsThemIn() throws Exception {
        JarServices plan = new JarServices(checkout, 2, 1, 2, Map.of()).withSocketsPastTheFront(PAGES);

        List<ServiceSpec> services = services(plan);

        ServiceSpec stream = services.get(2);
        assertThat(stream.environment())
                .containsEntry("MONKEYTOWN_ORIGINS", "http://localhost:4000,http://127.0.0.1:4000");
        assertThat(services.subList(3, 5))
                .allSatisfy(gateway -> assertThat(gateway.environment())
                        .containsEntry("MONKEYTOWN_STREAM_URL", "ws://localhost:" + stream.port() + "/ws"));
    }

    @Test
    void givesASecondSetNamesOfItsOwn() throws Exception {
        List<ServiceSpec> services = services(new JarServices(checkout, 2, 1, 1, Map.of()).numberedFrom(3));

        assertThat(services)
                .extracting(ServiceSpec::name)
                .containsExactly("game-server-3", "game-server-4", "event-stream-3", "web-gateway-3");
    }

    @Test
    void letsVisitorsSignInAtAnIssuerOfThisMachine() throws Exception {
        List<ServiceSpec> services = services(new JarServices(checkout, 1, 1, 1, Map.of()).withSignIn());

        assertThat(services)
                .extracting(ServiceSpec::name)
                .containsExactly("game-server-1", "event-stream-1", "dev-identity-1", "web-gateway-1");
        assertThat(services.get(2).environment()).containsEntry("MONKEYTOWN_MODE", "development");
        assertThat(services.getLast().environment())
                .containsEntry("MONKEYTOWN_MODE", "development")
                .containsEntry(
                        "MONKEYTOWN_DEV_ISSUER",
                        "http://127.0.0.1:" + services.get(2).port());
        assertThat(services.getFirst().environment()).doesNotContainKey("MONKEYTOWN_MODE");
    }

    @Test
    void cannotLeadThemToSeveralEventStreams() {
        JarServices two = new JarServices(checkout, 1, 2, 1, Map.of());

        assertThatThrownBy(() -> two.withSocketsPastTheFront(PAGES)).isInstanceOf(IllegalArgumentException.class);
    }

    private List<ServiceSpec> services(JarServices plan) throws Exception {
        SigningKeys keys = SigningKeys.in(Files.createDirectory(checkout.resolve("keys")));
        return plan.services(new Surroundings("", "", "", "", keys, new FreePorts(new Random(1))));
    }
}
