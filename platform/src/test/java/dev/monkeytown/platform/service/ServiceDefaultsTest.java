package dev.monkeytown.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ServiceDefaultsTest {

    @Test
    void takesTheServicesOwnPortAndANameWithASuffixWhenNothingIsSet() {
        ConfigurableEnvironment environment = defaults(WebApplicationType.SERVLET, Map.of());

        assertThat(environment.getProperty("server.port")).isEqualTo("3001");
        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(environment.getProperty("monkeytown.instance")).matches("game-server-[0-9a-f]{5}");
        assertThat(environment.getProperty("monkeytown.redis.url")).isEqualTo("redis://localhost:6379");
    }

    @Test
    void takesTheEnvironmentsVariablesAndTreatsBlankOnesAsNotSet() {
        ConfigurableEnvironment environment = defaults(
                WebApplicationType.SERVLET,
                Map.of("PORT", "0", "MONKEYTOWN_BIND", "127.0.0.1", "MONKEYTOWN_INSTANCE", "gs-7", "REDIS_URL", " "));

        assertThat(environment.getProperty("server.port")).isEqualTo("0");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("management.metrics.tags.instance")).isEqualTo("gs-7");
        assertThat(environment.getProperty("management.metrics.tags.service")).isEqualTo("game-server");
        assertThat(environment.getProperty("monkeytown.redis.url")).isEqualTo("redis://localhost:6379");
    }

    @Test
    void isWeakerThanAnyOtherSource() {
        ConfigurableEnvironment environment =
                defaults(WebApplicationType.SERVLET, Map.of("server.port", "4242", "PORT", "3001"));

        assertThat(environment.getProperty("server.port")).isEqualTo("4242");
    }

    @Test
    void usesVirtualThreadsOnlyWhereRequestsBlock() {
        assertThat(defaults(WebApplicationType.SERVLET, Map.of()).getProperty("spring.threads.virtual.enabled"))
                .isEqualTo("true");
        assertThat(defaults(WebApplicationType.REACTIVE, Map.of()).getProperty("spring.threads.virtual.enabled"))
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "-1", "65536", "8080x", "99999999999"})
    void namesThePortWhenItIsNone(String port) {
        assertThatThrownBy(() -> defaults(WebApplicationType.SERVLET, Map.of("PORT", port)))
                .isInstanceOf(SettingException.class)
                .hasMessage("PORT must be a number from 0 to 65535");
    }

    @Test
    void namesTheLogFormatWhenItIsUnknown() {
        assertThatThrownBy(() -> defaults(WebApplicationType.SERVLET, Map.of("MONKEYTOWN_LOG_FORMAT", "xml")))
                .hasMessage("MONKEYTOWN_LOG_FORMAT must be text or json");
    }

    private static ConfigurableEnvironment defaults(WebApplicationType stack, Map<String, Object> settings) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().addFirst(new MapPropertySource("settings", settings));
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "application", Map.of("spring.application.name", "game-server", "monkeytown.port", "3001")));
        SpringApplication application = new SpringApplication(Object.class);
        application.setWebApplicationType(stack);
        new ServiceDefaults().postProcessEnvironment(environment, application);
        return environment;
    }
}
