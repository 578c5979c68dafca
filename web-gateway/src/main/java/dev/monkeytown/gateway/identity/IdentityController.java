package dev.monkeytown.gateway.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.monkeytown.gateway.identity.Nickname.Wish;
import dev.monkeytown.gateway.web.ErrorAnswer;
import dev.monkeytown.gateway.web.StreamAddress;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.SigningKey;
import dev.monkeytown.platform.identity.TokenSigner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands a browser the tokens for the other two services. Makes a guest of who is new, renames who sends another name.
 * Needs the CSRF header, so no other site can make a visitor's browser do it.
 */
@RestController
class IdentityController {

    static final Duration SOCKET_TOKEN_LIFE = Duration.ofSeconds(60);
    static final Duration API_TOKEN_LIFE = Duration.ofMinutes(5);

    /** Bytes of a request's body; a name fits many times. */
    private static final int MAX_BODY_BYTES = 1_024;

    /** Less than the time for which a new key is published before it signs. */
    private static final Duration KEYS_CACHED = Duration.ofMinutes(5);

    private final Visitors visitors;
    private final SigningKey key;
    private final TokenSigner signer;
    private final StreamAddress stream;
    private final JsonMapper json;

    IdentityController(Visitors visitors, SigningKey key, TokenSigner signer, StreamAddress stream, JsonMapper json) {
        this.visitors = visitors;
        this.key = key;
        this.signer = signer;
        this.stream = stream;
        this.json = json;
    }

    @PostMapping(path = "/identity/tokens", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Object> tokens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = request.getInputStream().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return refuse(HttpStatus.CONTENT_TOO_LARGE, new ErrorAnswer("That request is too large.", "too_large"));
        }
        JsonNode wish = read(body);
        if (!wish.isObject()) {
            return refuse(HttpStatus.BAD_REQUEST, new ErrorAnswer("The request is not a JSON object.", "bad_json"));
        }
        return switch (Nickname.parse(wish.path("name").stringValue(""))) {
            case Wish.Granted granted -> ResponseEntity.ok(welcome(granted.nickname(), request, response));
            case Wish.Refused refused ->
                refuse(HttpStatus.BAD_REQUEST, new ErrorAnswer(refused.reason(), "bad_name", "name"));
        };
    }

    /** The keys that tokens can be checked with, for whoever may want to. */
    @GetMapping(path = "/.well-known/jwks.json", produces = "application/jwk-set+json")
    ResponseEntity<String> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(KEYS_CACHED).cachePublic())
                .body(key.jwks());
    }

    private Tokens welcome(Nickname nickname, HttpServletRequest request, HttpServletResponse response) {
        Optional<Identity> known = visitors.recognise(request, response);
        Identity guest = known.map(who -> new Identity(who.playerId(), who.sessionId(), nickname.text(), who.account()))
                .orElseGet(() -> new Identity(PlayerId.random(), SessionId.random(), nickname.text()));
        if (!known.equals(Optional.of(guest))) {
            visitors.remember(guest, request, response);
        }
        return new Tokens(
                guest.playerId().toString(),
                guest.name(),
                signer.sign(guest, "event-stream", SOCKET_TOKEN_LIFE),
                signer.sign(guest, "game-server", API_TOKEN_LIFE),
                stream.url().orElse(null));
    }

    private JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return json.missingNode();
        }
    }

    private static ResponseEntity<Object> refuse(HttpStatus status, ErrorAnswer answer) {
        return ResponseEntity.status(status).body(answer);
    }

    /**
     * What the script needs to play: who it is, and one token for each of the other services.
     *
     * @param streamUrl where to open the WebSocket; left out if at /ws of the page's own origin
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tokens(
            String playerId,
            String name,
            String socketToken,
            String apiToken,
            @Nullable String streamUrl) {}
}
