package dev.monkeytown.devidentity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A code goes back to a web-gateway of this machine and to nobody else. */
class RedirectsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:3000/login/oauth2/code/dev",
                "http://localhost:4000/login/oauth2/code/dev",
                "http://[::1]:4000/login/oauth2/code/dev"
            })
    void sendsACodeToThisMachine(String address) {
        assertThat(Redirects.isOurs(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/login/oauth2/code/dev",
                "http://127.0.0.1.evil.example/login/oauth2/code/dev",
                "http://127.0.0.1@evil.example/login/oauth2/code/dev",
                "http://evil.example@127.0.0.1/login/oauth2/code/dev",
                "http://localhost/login/oauth2/code/dev?next=http://evil.example",
                "http://localhost/login/oauth2/code/dev#x",
                "http://localhost/login/oauth2/code/../../x",
                "http://localhost/other",
                "//localhost/login/oauth2/code/dev",
                "javascript:alert(1)",
                "http://local host/",
                "null",
                ""
            })
    void sendsItNowhereElse(String address) {
        assertThat(Redirects.isOurs(address)).isFalse();
    }
}
