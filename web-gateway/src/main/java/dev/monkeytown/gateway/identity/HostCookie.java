package dev.monkeytown.gateway.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * A cookie that no script can read, that no other site can have sent along with its forms, and that belongs to this host
 * alone: behind TLS its name begins with {@code __Host-}, and browsers take such a one only over TLS, only for the whole
 * host and only from the host itself. Over plain HTTP, as on a developer's machine, no browser would keep it, so there
 * the name is without.
 *
 * @param name without the prefix
 */
public record HostCookie(String name, Duration life) {

    public Optional<String> read(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, fullName(request)))
                .map(Cookie::getValue);
    }

    public void set(String value, HttpServletRequest request, HttpServletResponse response) {
        add(value, life, request, response);
    }

    public void clear(HttpServletRequest request, HttpServletResponse response) {
        add("", Duration.ZERO, request, response);
    }

    private void add(String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(fullName(request), value)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private String fullName(HttpServletRequest request) {
        return request.isSecure() ? "__Host-" + name : name;
    }
}
