package dev.monkeytown.quickstart.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    @ParameterizedTest
    @CsvSource({
        "/, PAGES",
        "/play, PAGES",
        "/wsx, PAGES",
        "/apis, PAGES",
        "/healthy-bananas, PAGES",
        "/ws, STREAM",
        "/api, API",
        "/api/games, API",
        "/api;x/games, API",
        "/actuator, HIDDEN",
        "/actuator/env, HIDDEN",
        "//actuator, HIDDEN",
        "/api/../actuator/env, HIDDEN",
        "/./actuator;a=b/env, HIDDEN",
        "/api/..;/actuator, HIDDEN",
        "/health, HIDDEN",
        "/health/ready, HIDDEN",
        "/livez, HIDDEN",
        "/readyz, HIDDEN",
        "/internal/anything, HIDDEN",
        "/api/games/x, API",
        "/api/agents/bo, API",
        "/api/games/x/agents/3/thoughts, HIDDEN",
        "/api/games;y/x;z/agents;a/3/thoughts, HIDDEN",
        "/api/games//x/./agents/3/thoughts, HIDDEN",
    })
    void followsWhatAServiceWouldUnderstand(String path, Route route) {
        assertThat(CanonicalPath.of(path).map(Route::of)).contains(route);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api%2f..%2factuator", "/api\\..\\actuator", "/a%5Cb", "/a\nb"})
    void refusesPathsThatServersUnderstandDifferently(String path) {
        assertThat(CanonicalPath.of(path)).isEmpty();
    }
}
