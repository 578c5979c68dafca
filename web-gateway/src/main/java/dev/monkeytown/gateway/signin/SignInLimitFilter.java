package dev.monkeytown.gateway.signin;

import dev.monkeytown.gateway.identity.TooMany;
import dev.monkeytown.gateway.identity.Visitors;
import dev.monkeytown.platform.limit.LimitedAction;
import dev.monkeytown.platform.limit.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody who is known here begin sign-ins all the time. Who is not known is limited by the proxy, for each address. */
final class SignInLimitFilter extends OncePerRequestFilter {

    /** Where sign-ins begin. */
    static final String PATH = "/oauth2/authorization/";

    private final Visitors visitors;
    private final RateLimit limit;

    SignInLimitFilter(Visitors visitors, RateLimit limit) {
        this.visitors = visitors;
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Duration> wait = visitors.recognise(request, response)
                .flatMap(who -> limit.count(who.playerId(), LimitedAction.SIGN_IN));
        if (wait.isPresent()) {
            TooMany.answer(wait.get(), response);
        } else {
            chain.doFilter(request, response);
        }
    }
}
