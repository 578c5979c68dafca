package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.RedisConnections;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** Somebody in each game who only talks: what is said is sent once, so what is lost or told twice shows. */
final class Talkers {

    private static final int SEAT = 7;
    private static final int PAUSE_MS = 3;

    private final RedisConnections redis;
    private final Followers followers;
    private final List<GameId> games;
    private final PlayerId player = PlayerId.random();
    private final Thread talking = Thread.ofVirtual().unstarted(this::talk);
    private volatile boolean silent;
    private volatile int said;

    Talkers(RedisConnections redis, Followers followers, List<Game> games) {
        this.redis = redis;
        this.followers = followers;
        this.games = games.stream().map(Game::id).toList();
    }

    Talkers start() {
        for (GameId game : games) {
            say(game, new InboxMessage.Arrive(SEAT, player, "Talker"));
            Awaitility.await().until(() -> sits(game));
        }
        talking.start();
        return this;
    }

    void stop() throws InterruptedException {
        silent = true;
        talking.join();
    }

    /** Once silent. */
    void assertEverythingWasHeardOnceAndInOrder() {
        List<String> all = IntStream.range(0, said).mapToObj(Integer::toString).toList();
        assertThat(games)
                .allSatisfy(game -> Awaitility.await()
                        .untilAsserted(() -> assertThat(followers.chats(game)).isEqualTo(all)));
    }

    private boolean sits(GameId game) {
        var now = followers.at(game, SEAT);
        return now != null && now.playerId().equals(player.toString());
    }

    private void talk() {
        try {
            while (!silent) {
                games.forEach(game -> say(game, new InboxMessage.Say(SEAT, player, Integer.toString(said))));
                said++;
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(GameId game, InboxMessage message) {
        var unused = redis.general()
                .async()
                .publish(Channels.gameInputs(game).getBytes(UTF_8), InboxCodec.encode(List.of(message)));
    }
}
