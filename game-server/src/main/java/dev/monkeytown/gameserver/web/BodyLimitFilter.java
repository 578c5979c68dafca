package dev.monkeytown.gameserver.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses bodies that are larger than any request here needs, before a byte of them is read. */
final class BodyLimitFilter extends OncePerRequestFilter {

    /** Bytes of a request's body. A longer one is answered with 413, one of unannounced length with 411. */
    static final int MAX_BODY_BYTES = 4 * 1024;

    private final JsonMapper mapper;

    BodyLimitFilter(JsonMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MAX_BODY_BYTES) {
            refuse(Refusal.of(413, "too_large", "the body may have " + MAX_BODY_BYTES + " bytes"), response);
        } else if (request.getHeader("Transfer-Encoding") != null) {
            refuse(Refusal.of(411, "length_required", "the body needs a Content-Length"), response);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(Refusal refusal, HttpServletResponse response) throws IOException {
        response.setStatus(refusal.status());
        response.setHeader("Connection", "close");
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(mapper.writeValueAsBytes(refusal.body()));
    }
}
