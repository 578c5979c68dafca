package dev.monkeytown.gateway.servers;

import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.DependencyUnavailableException;
import dev.monkeytown.platform.resilience.Resilience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestBodySpec;
import org.springframework.web.client.RestClient.ResponseSpec;
import org.springframework.web.client.RestClientException;

/**
 * The game-servers' REST interface: asks one after the other until one answers. Blocks up to the time-outs of the client
 * for each of them, and not at all after they did not answer for a while: then a circuit breaker lets a question through
 * only now and then. A question is not repeated; the next visitor asks again. Thread-safe.
 */
public final class GameServers {

    private static final Logger log = LoggerFactory.getLogger(GameServers.class);

    private static final byte[] NOTHING = new byte[0];

    private final RestClient client;
    private final List<URI> urls;
    private final Resilience resilience;
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    public GameServers(RestClient client, List<URI> urls, Resilience resilience) {
        this.client = client;
        this.urls = List.copyOf(urls);
        this.resilience = resilience;
    }

    /** The first answer, or nothing if no game-server gave one. Says so in the log once, and once when it is over. */
    public <T> Optional<T> ask(String path, Class<T> type) {
        try {
            return resilience.callOnce(Dependency.GAME_SERVERS, () -> firstAnswer(path, type));
        } catch (UncheckedIOException nobodyThere) {
            unanswered(nobodyThere.getMessage());
        } catch (DependencyUnavailableException notAsked) {
            // It was logged that nobody answers, when somebody was asked.
        }
        return Optional.empty();
    }

    /**
     * Nothing, if those who are there have only errors to tell.
     *
     * @throws UncheckedIOException if nobody is there
     */
    private <T> Optional<T> firstAnswer(String path, Class<T> type) {
        boolean somebodyThere = false;
        String problem = "none is configured";
        for (URI url : urls) {
            try {
                T answer = client.get().uri(url.resolve(path)).retrieve().body(type);
                if (answer != null) {
                    answered(url);
                    return Optional.of(answer);
                }
                somebodyThere = true;
                problem = url + ": empty answer";
            } catch (ResourceAccessException e) {
                problem = url + ": " + e.getMostSpecificCause();
            } catch (RestClientException e) {
                somebodyThere = true;
                problem = url + ": " + e.getMostSpecificCause();
            }
        }
        if (!somebodyThere) {
            throw new UncheckedIOException(problem, new IOException(problem));
        }
        unanswered(problem);
        return Optional.empty();
    }

    private void answered(URI url) {
        if (reachable.compareAndSet(false, true)) {
            log.info("Game-server {} answers again", url);
        }
    }

    private void unanswered(@Nullable String problem) {
        if (reachable.compareAndSet(true, false)) {
            log.warn("No game-server answers, pages come without games and ladder; last problem: {}", problem);
        }
    }

    /**
     * The first answer to something that one of them is to do; doing it twice must be harmless. Blocks.
     *
     * @param token who asks
     * @param json the body; as bytes, because a game-server takes none whose length is not announced
     * @throws RestClientException if none did it, with the last one's problem
     */
    public <T> T tell(String path, String token, byte[] json, Class<T> type) {
        return first(HttpMethod.POST, path, token, json, answer -> answer.body(type));
    }

    /**
     * The first answer about the visitor whom the token names, as JSON. Blocks.
     *
     * @throws RestClientException if none answered, with the last one's problem
     */
    public byte[] read(String path, String token) {
        return first(HttpMethod.GET, path, token, NOTHING, answer -> answer.body(byte[].class));
    }

    /**
     * Has one of them delete something; doing it twice must be harmless. Blocks.
     *
     * @throws RestClientException if none did it, with the last one's problem
     */
    public void delete(String path, String token) {
        var unused = first(HttpMethod.DELETE, path, token, NOTHING, ResponseSpec::toBodilessEntity);
    }

    private <T> T first(
            HttpMethod method, String path, String token, byte[] json, Function<ResponseSpec, @Nullable T> read) {
        RestClientException problem = new RestClientException("no game-server is configured");
        for (URI url : urls) {
            try {
                RequestBodySpec request =
                        client.method(method).uri(url.resolve(path)).headers(headers -> headers.setBearerAuth(token));
                if (json.length > 0) {
                    request = request.contentType(MediaType.APPLICATION_JSON).body(json);
                }
                T answer = read.apply(request.retrieve());
                if (answer != null) {
                    return answer;
                }
                problem = new RestClientException(url + ": empty answer");
            } catch (RestClientException e) {
                problem = e;
            }
        }
        throw problem;
    }
}
