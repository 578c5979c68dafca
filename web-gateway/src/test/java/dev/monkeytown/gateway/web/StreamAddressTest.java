package dev.monkeytown.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.monkeytown.platform.service.SettingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void isThePagesOwnOriginIfNotSet(String text) {
        StreamAddress stream = StreamAddress.parse(text);

        assertThat(stream.url()).isEmpty();
        assertThat(stream.connectSources()).isEqualTo("'self'");
    }

    @ParameterizedTest
    @CsvSource({
        "wss://stream.example.org/ws,         wss://stream.example.org",
        "wss://stream.example.org:8443/a/ws,  wss://stream.example.org:8443",
        "ws://localhost:20123/ws,             ws://localhost:20123",
        "ws://192.0.2.7/ws,                   ws://192.0.2.7",
    })
    void letsPagesConnectToItsOriginAlone(String text, String origin) {
        StreamAddress stream = StreamAddress.parse(text + " ");

        assertThat(stream.url()).contains(text);
        assertThat(stream.connectSources()).isEqualTo("'self' " + origin);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stream.example.org/ws",
                "https://stream.example.org/ws",
                "WSS://stream.example.org/ws",
                "wss:/ws",
                "wss:stream.example.org",
                "wss:///ws",
                "wss://stream.example.org",
                "wss://stream.example.org/",
                "wss://stream.example.org/ws?token=1",
                "wss://stream.example.org/ws#a",
                "wss://me:secret@stream.example.org/ws",
                "wss://stream.example.org:0/ws",
                "wss://stream.example.org:65536/ws",
                "wss://a_b.example.org/ws",
                "wss://[::1]:8080/ws",
                "wss://*.example.org/ws",
                "wss://stream.example.org;script-src/ws",
                "wss://stream.example.org/ws, wss://other.example.org/ws",
            })
    void refusesWhereNoBrowserCouldConnect(String text) {
        assertThatThrownBy(() -> StreamAddress.parse(text))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("MONKEYTOWN_STREAM_URL must be an address such as wss://stream.example.org/ws");
    }

    @Test
    void neverRepeatsWhatItRefuses() {
        assertThatThrownBy(() -> StreamAddress.parse("wss://me:secret@stream.example.org/ws"))
                .hasMessageNotContaining("secret");
    }
}
