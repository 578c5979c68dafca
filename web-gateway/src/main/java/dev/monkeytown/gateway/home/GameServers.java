package dev.monkeytown.gateway.home;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The game-servers' REST interface: asks one after the other until one answers. Blocks up to the time-outs of the client
 * for each of them. Thread-safe.
 */
final class GameServers {

    private static final Logger log = LoggerFactory.getLogger(GameServers.class);

    private final RestClient client;
    private final List<URI> urls;
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    GameServers(RestClient client, List<URI> urls) {
        this.client = client;
        this.urls = List.copyOf(urls);
    }

    /** The first answer, or nothing if no game-server gave one. Says so in the log once, and once when it is over. */
    <T> Optional<T> ask(String path, Class<T> type) {
        String problem = "none is configured";
        for (URI url : urls) {
            try {
                T answer = client.get().uri(url.resolve(path)).retrieve().body(type);
                if (answer != null) {
                    if (reachable.compareAndSet(false, true)) {
                        log.info("Game-server {} answers again", url);
                    }
                    return Optional.of(answer);
                }
                problem = url + ": empty answer";
            } catch (RestClientException e) {
                problem = url + ": " + e.getMostSpecificCause();
            }
        }
        if (reachable.compareAndSet(true, false)) {
            log.warn("No game-server answers, pages come without games and ladder; last problem: {}", problem);
        }
        return Optional.empty();
    }
}
