package dev.monkeytown.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.service.SettingException;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.test.context.TestPropertySource;

/** A stream with an address of its own. */
@TestPropertySource(properties = "MONKEYTOWN_STREAM_URL=wss://stream.example.org:8443/ws")
class StreamAddressIT extends RunningGateway {

    @Test
    void tellsWhoGetsATokenWhereToConnect() throws Exception {
        assertThat(json(post("{\"name\":\"Mia\"}")).path("streamUrl").stringValue(""))
                .isEqualTo("wss://stream.example.org:8443/ws");
    }

    @Test
    void letsPagesConnectThereAndNowhereElse() throws Exception {
        assertThat(header(get("/play"), "Content-Security-Policy").split("; "))
                .contains("connect-src 'self' wss://stream.example.org:8443");
    }

    @Test
    void doesNotStartWithABadOne() {
        SpringApplicationBuilder application = new SpringApplicationBuilder(WebGatewayApplication.class);

        assertThatThrownBy(() -> application.run(
                        "--PORT=0",
                        "--MONKEYTOWN_BIND=127.0.0.1",
                        "--MONKEYTOWN_SIGNING_KEY=" + newKey(),
                        "--REDIS_URL=redis://127.0.0.1:" + REDIS.ports().getFirst(),
                        "--MONKEYTOWN_STREAM_URL=https://stream.example.org/ws"))
                .hasRootCauseInstanceOf(SettingException.class)
                .hasRootCauseMessage("MONKEYTOWN_STREAM_URL must be an address such as wss://stream.example.org/ws,"
                        + " without user, query or fragment, and with a host name, or be empty");
    }
}
