package dev.monkeytown.gateway.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The answer to who asks too often; the same as the game-servers' and the proxy's. */
public final class TooMany {

    private static final String BODY = "{\"error\":\"Too many requests\",\"code\":\"rate_limited\"}";

    private TooMany() {}

    /** @param wait until the window is over */
    public static void answer(Duration wait, HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, "" + wait.plusMillis(999).toSeconds());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getWriter().write(BODY);
    }
}
