package dev.monkeytown.gateway.identity;

import dev.monkeytown.model.rights.Endpoint;
import dev.monkeytown.model.rights.Endpoint.Answer;
import dev.monkeytown.model.rights.Role;
import dev.monkeytown.model.rights.Service;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.limit.LimitedAction;
import dev.monkeytown.platform.limit.RateLimit;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Lets a request come to its controller if {@link Endpoint} says that its visitor may, and not too often. Who that is is asked
 * only where it matters: pages that everybody may read are counted by the proxy alone, for each address.
 */
final class RightsInterceptor implements HandlerInterceptor {

    private final Visitors visitors;
    private final RateLimit limit;

    RightsInterceptor(Visitors visitors, RateLimit limit) {
        this.visitors = visitors;
        this.limit = limit;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod) || request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        String path = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Optional<Endpoint> endpoint = Endpoint.find(Service.WEB_GATEWAY, request.getMethod(), path);
        if (endpoint.isEmpty()) {
            response.sendError(HttpStatus.NOT_FOUND.value());
            return false;
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (reads && endpoint.get().answer(Role.NOBODY) == Answer.ALLOWED) {
            return true;
        }
        Optional<Identity> visitor = visitors.recognise(request, response);
        Optional<Duration> wait = visitor.flatMap(who -> limit.count(who.playerId(), LimitedAction.REQUESTS));
        if (wait.isPresent()) {
            TooMany.answer(wait.get(), response);
            return false;
        }
        Role role = visitor.map(who -> Role.ofVisitor(who.account())).orElse(Role.NOBODY);
        return switch (endpoint.get().answer(role)) {
            case ALLOWED -> true;
            case UNAUTHORIZED -> refused(HttpStatus.UNAUTHORIZED, response);
            case FORBIDDEN -> refused(HttpStatus.FORBIDDEN, response);
        };
    }

    private static boolean refused(HttpStatus status, HttpServletResponse response) throws IOException {
        response.sendError(status.value());
        return false;
    }
}
