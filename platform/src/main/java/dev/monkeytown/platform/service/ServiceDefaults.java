package dev.monkeytown.platform.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The one place where the environment variables that all services share become Spring properties, together with the
 * defaults all services share. They are the weakest properties of all: an {@code application.yml} or a test overrides
 * any of them. A blank variable counts as not set, as compose files pass it.
 *
 * <p>A service's own {@code application.yml} must give {@code spring.application.name} and {@code monkeytown.port}, the
 * port it takes when PORT is not set.
 */
public final class ServiceDefaults implements EnvironmentPostProcessor, Ordered {

    static final String TEXT_PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %clr(%5p) %clr(${monkeytown.instance}){faint}"
            + " %clr(%logger{0}){cyan} - %m%replace( %kvp{NONE}){' +$',''}%replace( %X){' +$',''}%n%wEx";

    private static final int MAX_PORT = 65_535;

    /** Last, so that the service's own {@code application.yml} has been read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> defaults = new LinkedHashMap<>();
        identify(environment, defaults);
        listen(environment, defaults);
        log(environment, defaults);
        observe(defaults);
        live(application.getWebApplicationType(), defaults);
        defaults.put("monkeytown.redis.url", setting(environment, "REDIS_URL", "redis://localhost:6379"));
        environment.getPropertySources().addLast(new MapPropertySource("monkeytown", defaults));
    }

    private static void identify(ConfigurableEnvironment environment, Map<String, Object> defaults) {
        String service = environment.getProperty("spring.application.name", "service");
        String suffix = Integer.toHexString(ThreadLocalRandom.current().nextInt(0x10000, 0x100000));
        defaults.put("monkeytown.service", service);
        defaults.put("monkeytown.instance", setting(environment, "MONKEYTOWN_INSTANCE", service + "-" + suffix));
    }

    private static void listen(ConfigurableEnvironment environment, Map<String, Object> defaults) {
        String port = setting(environment, "PORT", environment.getProperty("monkeytown.port", "8080"));
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
            throw new SettingException("PORT", "must be a number from 0 to " + MAX_PORT);
        }
        defaults.put("server.port", port);
        defaults.put("server.address", setting(environment, "MONKEYTOWN_BIND", "0.0.0.0"));
    }

    private static void log(ConfigurableEnvironment environment, Map<String, Object> defaults) {
        switch (setting(environment, "MONKEYTOWN_LOG_FORMAT", "text")) {
            case "text" -> defaults.put("logging.pattern.console", TEXT_PATTERN);
            case "json" ->
                defaults.put("logging.structured.format.console", "dev.monkeytown.platform.logging.JsonLogFormat");
            default -> throw new SettingException("MONKEYTOWN_LOG_FORMAT", "must be text or json");
        }
        defaults.put("spring.main.banner-mode", "off");
        defaults.put("logging.level.org.springframework.boot.autoconfigure.logging", "warn");
    }

    /** Only the scrape page is exposed; health is answered by our own endpoints in the form the design fixes. */
    private static void observe(Map<String, Object> defaults) {
        defaults.put("management.endpoints.web.exposure.include", "prometheus");
        defaults.put("management.metrics.tags.service", "${monkeytown.service}");
        defaults.put("management.metrics.tags.instance", "${monkeytown.instance}");
    }

    /** Blocking services serve each request on a virtual thread; those are daemons, hence keep-alive. */
    private static void live(@Nullable WebApplicationType stack, Map<String, Object> defaults) {
        defaults.put("spring.threads.virtual.enabled", stack == WebApplicationType.SERVLET);
        defaults.put("spring.main.keep-alive", true);
        defaults.put("server.shutdown", "graceful");
        defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
    }

    private static String setting(ConfigurableEnvironment environment, String variable, String fallback) {
        String value = environment.getProperty(variable);
        return value == null || value.isBlank() ? fallback : value.strip();
    }
}
