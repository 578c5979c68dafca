package dev.monkeytown.gameserver.web;

import dev.monkeytown.model.rights.Endpoint;
import dev.monkeytown.model.rights.Role;
import dev.monkeytown.model.rights.Service;
import dev.monkeytown.platform.limit.LimitedAction;
import dev.monkeytown.platform.limit.RateLimit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets a request come to its controller if {@link Endpoint} says that its caller may, and not too often. */
final class RightsInterceptor implements HandlerInterceptor {

    private static final String CALLER = RightsInterceptor.class.getName() + ".caller";

    private final Callers callers;
    private final RateLimit limit;

    RightsInterceptor(Callers callers, RateLimit limit) {
        this.callers = callers;
        this.limit = limit;
    }

    /** Who sent a request that was let through. */
    static Caller caller(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? caller : Caller.NOBODY;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod) || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Endpoint endpoint = Endpoint.find(Service.GAME_SERVER, request.getMethod(), path)
                .orElseThrow(() -> Refusal.of(404, "not_found", "nothing is here"));
        Caller caller = callers.of(request.getHeader(HttpHeaders.AUTHORIZATION));
        switch (endpoint.answer(caller.role())) {
            case ALLOWED -> {
                count(caller, endpoint);
                request.setAttribute(CALLER, caller);
            }
            case UNAUTHORIZED -> throw Refusal.unauthorized();
            case FORBIDDEN -> throw Refusal.forbidden();
        }
        return true;
    }

    /** Players are counted; operators and services are not, and neither is who says nothing about themselves. */
    private void count(Caller caller, Endpoint endpoint) {
        if (caller.role() != Role.GUEST && caller.role() != Role.ACCOUNT) {
            return;
        }
        caller.identity().ifPresent(who -> {
            limit.count(who.playerId(), LimitedAction.REQUESTS).ifPresent(RightsInterceptor::refuse);
            Optional<LimitedAction> action = endpoint == Endpoint.PLAY
                    ? Optional.of(LimitedAction.PLAY)
                    : endpoint == Endpoint.REPORT ? Optional.of(LimitedAction.REPORT) : Optional.empty();
            action.flatMap(each -> limit.count(who.playerId(), each)).ifPresent(RightsInterceptor::refuse);
        });
    }

    private static void refuse(Duration wait) {
        throw Refusal.tooMany(wait);
    }
}
