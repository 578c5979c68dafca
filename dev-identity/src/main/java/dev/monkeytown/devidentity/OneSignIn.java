package dev.monkeytown.devidentity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Forgets a person as soon as a code was given out, so that the next sign-in may be somebody else's. Thread-safe. */
final class OneSignIn extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        String location = response.getHeader(HttpHeaders.LOCATION);
        HttpSession session = request.getSession(false);
        if (session != null && location != null && location.contains("code=")) {
            session.invalidate();
        }
    }
}
