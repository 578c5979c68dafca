package dev.monkeytown.gameserver.web;

import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import io.lettuce.core.RedisException;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.NoHandlerFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns everything that goes wrong with a request into the typed error of the interface. */
@RestControllerAdvice
class RefusalAdvice {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Logger log = LoggerFactory.getLogger(RefusalAdvice.class);

    @ExceptionHandler
    ResponseEntity<ErrorBody> refused(Refusal refusal) {
        HttpHeaders headers = new HttpHeaders();
        refusal.retryAfter()
                .ifPresent(pause -> headers.set(
                        HttpHeaders.RETRY_AFTER, "" + pause.plusMillis(999).toSeconds()));
        if (refusal.status() == 401) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return answer(refusal, headers);
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unreadable(HttpMessageNotReadableException unreadable) {
        return answer(wrong(unreadable.getCause()), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unsupported(HttpMediaTypeNotSupportedException unsupported) {
        return answer(
                Refusal.of(415, "unsupported_media_type", "the body must be application/json"), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unacceptable(HttpMediaTypeNotAcceptableException unacceptable) {
        return answer(Refusal.of(406, "not_acceptable", "the answer is JSON"), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        return answer(
                Refusal.of(405, "method_not_allowed", "this address takes other methods; see Allow"),
                wrong.getHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> unknownAddress(NoHandlerFoundException unknown) {
        return answer(Refusal.of(404, "not_found", "nothing is here"), new HttpHeaders());
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> redisAway(RedisException away) {
        log.warn("A request found Redis away: {}", away.getMessage());
        return refused(Refusal.unavailable("games cannot be reached for the moment", PAUSE));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> databaseAway(PersistenceException away) {
        log.warn("A request found the database away: {}", away.getMessage());
        return refused(Refusal.unavailable("results cannot be reached for the moment", PAUSE));
    }

    /** Nobody was asked, so this costs nothing; what was wrong was logged when the breaker opened. */
    @ExceptionHandler
    ResponseEntity<ErrorBody> notAsked(DependencyUnavailableException open) {
        return refused(Refusal.unavailable(open.getMessage() + " because it did not answer", open.retryAfter()));
    }

    @ExceptionHandler
    ResponseEntity<ErrorBody> broken(RuntimeException ours) {
        log.error("A request failed", ours);
        return answer(Refusal.of(500, "internal", "something went wrong on our side"), new HttpHeaders());
    }

    private static Refusal wrong(@org.jspecify.annotations.Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException unknown ->
                Refusal.badField(unknown.getPropertyName(), "left out: it is not known");
            case DatabindException mismatch -> mismatch(mismatch.getPath());
            case null, default -> notJson();
        };
    }

    private static Refusal mismatch(List<JacksonException.Reference> path) {
        return path.isEmpty() || path.getLast().getPropertyName() == null
                ? notJson()
                : Refusal.badField(path.getLast().getPropertyName(), "a value of the right type");
    }

    private static Refusal notJson() {
        return Refusal.of(400, "bad_json", "the body must be a JSON object");
    }

    private static ResponseEntity<ErrorBody> answer(Refusal refusal, HttpHeaders headers) {
        return ResponseEntity.status(refusal.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(refusal.body());
    }
}
