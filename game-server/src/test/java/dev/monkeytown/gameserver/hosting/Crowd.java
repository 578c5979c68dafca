package dev.monkeytown.gameserver.hosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.codec.InputCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** People who come, play and go, one at a time in each game, through the channel that event-streams use. */
final class Crowd {

    private static final long AGAIN_NANOS = 50_000_000;

    private final RedisConnections redis;
    private final Followers followers;
    private final Random random;
    private final List<Visitor> visitors = new ArrayList<>();
    private int stays;
    private int sent;

    Crowd(RedisConnections redis, Followers followers, List<Game> games, Random random) {
        this.redis = redis;
        this.followers = followers;
        this.random = random;
        games.forEach(game -> visitors.add(new Visitor(game.id())));
    }

    void play(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            visitors.get(random.nextInt(visitors.size())).act();
            Thread.sleep(1);
        }
    }

    /** Everybody finishes what they are at. */
    void leave() {
        for (Visitor visitor : visitors) {
            try {
                Awaitility.await()
                        .pollInSameThread()
                        .pollInterval(Duration.ofMillis(2))
                        .atMost(Duration.ofSeconds(30))
                        .until(() -> {
                            visitor.act();
                            return visitor.away;
                        });
            } catch (ConditionTimeoutException e) {
                throw new AssertionError(visitor.toString(), e);
            }
        }
        System.out.println("stays " + stays + ", inputs " + sent);
    }

    /** Each stay waited for its last input before it ended and checked them all; this only makes sure that there were some. */
    void assertEveryInputAppliedOnce() {
        assertThat(stays).isGreaterThan(visitors.size());
        assertThat(sent).isGreaterThan(5 * visitors.size());
    }

    private void say(GameId game, InboxMessage message) {
        var unused = redis.general()
                .async()
                .publish(Channels.gameInputs(game).getBytes(UTF_8), InboxCodec.encode(List.of(message)));
    }

    private final class Visitor {

        private final GameId game;
        private PlayerId player = PlayerId.random();
        private int seat;
        private boolean away = true;
        private boolean seated;
        private int sequence;
        private int before;
        private int last;
        private long saidNanos;
        private final List<InputCodec.Timed> said = new ArrayList<>();

        Visitor(GameId game) {
            this.game = game;
        }

        /** The next thing: come, play, or, when all was seen in frames, go. */
        void act() {
            if (away) {
                come();
            } else if (!seated) {
                sit();
            } else if (sequence < last) {
                sendUnlessManyWait();
            } else {
                goWhenAllWasSeen();
            }
        }

        /** A seat drops the oldest of too many that wait, as it would after a stall: these here are all to be applied. */
        private void sendUnlessManyWait() {
            if (sequence - acknowledged() < Limits.MAX_WAITING_INPUTS) {
                sequence++;
                sent++;
                Command.Input input = new Command.Input(
                        seat, sequence, random.nextInt(256), random.nextInt(8), random.nextInt(256), random.nextInt(4));
                said.add(new InputCodec.Timed(random.nextInt(2), input));
                sayUnacknowledged();
            } else {
                sayAgain();
            }
        }

        private void sayAgain() {
            if (System.nanoTime() - saidNanos > AGAIN_NANOS && acknowledged() < said.size()) {
                sayUnacknowledged();
            }
        }

        /** As clients do: what no frame has shown goes along with what is new, it may have been lost with a server. */
        private void sayUnacknowledged() {
            say(new InboxMessage.Inputs(seat, player, List.copyOf(said.subList(acknowledged(), said.size()))));
        }

        private int acknowledged() {
            return followers.inputs(game, seat).size() - before;
        }

        private void say(InboxMessage message) {
            saidNanos = System.nanoTime();
            Crowd.this.say(game, message);
        }

        private void come() {
            player = PlayerId.random();
            seat = random.nextInt(8);
            sequence = 0;
            said.clear();
            last = 1 + random.nextInt(20);
            seated = false;
            away = false;
            stays++;
            say(new InboxMessage.Arrive(seat, player, "Visitor"));
        }

        private void sit() {
            Annotation.Seated now = followers.at(game, seat);
            seated = now != null && now.playerId().equals(player.toString());
            before = followers.inputs(game, seat).size();
            if (!seated && System.nanoTime() - saidNanos > AGAIN_NANOS) {
                if (now != null && now.character().equals("human")) {
                    say(new InboxMessage.Quit(seat, player)); // held by somebody whose farewell was lost
                    seat = random.nextInt(8);
                }
                say(new InboxMessage.Arrive(seat, player, "Visitor"));
            }
        }

        private void goWhenAllWasSeen() {
            List<Command.Input> applied = followers.inputs(game, seat);
            if (applied.size() >= before + last) {
                assertThat(applied.subList(before, applied.size()))
                        .extracting(Command.Input::sequence)
                        .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, last)
                                .boxed()
                                .toList());
                say(random.nextBoolean() ? new InboxMessage.Quit(seat, player) : departed());
                away = true;
            } else {
                sayAgain();
            }
        }

        @Override
        public String toString() {
            return "visitor of %s in seat %d, which %s has; seated %s, said %d of %d, applied %s after the first %d"
                    .formatted(
                            game,
                            seat,
                            followers.at(game, seat),
                            seated,
                            sequence,
                            last,
                            followers.inputs(game, seat).stream()
                                    .skip(before)
                                    .map(Command.Input::sequence)
                                    .toList(),
                            before);
        }

        /** Connection lost, and then given up. */
        private InboxMessage departed() {
            say(new InboxMessage.Depart(seat, player));
            return new InboxMessage.Quit(seat, player);
        }
    }
}
