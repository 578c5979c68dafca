package dev.monkeytown.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same endpoints on both web stacks, over real sockets. */
class HealthEndpointsIT {

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void answersInTheFormOfTheDesign(WebApplicationType stack) throws Exception {
        try (ConfigurableApplicationContext service = start(stack)) {
            for (String path : new String[] {"/health/live", "/livez"}) {
                JsonNode live = JsonMapper.shared().readTree(get(service, path).body());
                assertThat(live.propertyNames()).containsExactly("status", "uptime");
                assertThat(live.get("status").stringValue()).isEqualTo("alive");
                assertThat(live.get("uptime").doubleValue()).isBetween(0.1, 3_600.0);
            }
            awaitStatus(service, "/health/ready", 200);
            JsonNode ready =
                    JsonMapper.shared().readTree(get(service, "/readyz").body());
            assertThat(ready.propertyNames()).containsExactly("status", "checks");
            assertThat(ready.get("status").stringValue()).isEqualTo("ready");
            assertThat(ready.get("checks").get(0).propertyNames()).containsExactly("name", "healthy", "detail");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void saysNotReadyWhenACheckFailsAndReadyAgainAfterwards(WebApplicationType stack) throws Exception {
        try (ConfigurableApplicationContext service = start(stack)) {
            AtomicBoolean well = service.getBean(Switch.class).well;
            awaitStatus(service, "/health/ready", 200);

            well.set(false);
            awaitStatus(service, "/health/ready", 503);
            assertThat(get(service, "/readyz").body()).contains("\"not_ready\"", "\"switch\"");
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);

            well.set(true);
            awaitStatus(service, "/health/ready", 200);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void isReadyWhileAPartIsDegradedAndSaysWhich(WebApplicationType stack) throws Exception {
        try (ConfigurableApplicationContext service = start(stack)) {
            service.getBean(Switch.class).degraded.set(true);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> get(service, "/health/ready").body().contains("degraded"));
            HttpResponse<String> answer = get(service, "/health/ready");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .startsWith("{\"status\":\"ready\",\"checks\":[")
                    .contains("{\"name\":\"switch\",\"healthy\":true,\"detail\":\"degraded: by hand\"}");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVLET", "REACTIVE"})
    void exposesTheScrapePageWithTheTagsAndNothingElse(WebApplicationType stack) throws Exception {
        try (ConfigurableApplicationContext service = start(stack)) {
            assertThat(get(service, "/actuator/prometheus").body())
                    .contains("instance=\"probe-1\"", "service=\"probe\"", "jvm_memory_used_bytes");
            for (String path : new String[] {"health", "env", "beans", "heapdump", "loggers", "shutdown"}) {
                assertThat(get(service, "/actuator/" + path).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    private static void awaitStatus(ConfigurableApplicationContext service, String path, int status) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> get(service, path).statusCode() == status);
    }

    private static ConfigurableApplicationContext start(WebApplicationType stack) {
        SpringApplication application =
                new SpringApplicationBuilder(Service.class).web(stack).build();
        return application.run(
                "--spring.application.name=probe",
                "--MONKEYTOWN_INSTANCE=probe-1",
                "--PORT=0",
                "--MONKEYTOWN_BIND=127.0.0.1");
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws IOException, InterruptedException {
        String port = service.getEnvironment().getProperty("local.server.port");
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    static final class Switch implements ReadinessCheck {

        private final AtomicBoolean well = new AtomicBoolean(true);
        private final AtomicBoolean degraded = new AtomicBoolean();

        @Override
        public String name() {
            return "switch";
        }

        @Override
        public Answer check() {
            return degraded.get() ? Answer.degraded("by hand") : new Answer(well.get(), "by hand");
        }
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        Switch byHand() {
            return new Switch();
        }
    }
}
