package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.agent.Coordinator;
import dev.monkeytown.gameserver.agent.Repertoire;
import dev.monkeytown.gameserver.agent.Thinkers;
import dev.monkeytown.gameserver.behaviour.PinnedBehaviors;
import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.bus.GameLeases;
import dev.monkeytown.gameserver.game.Claimed;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameListener;
import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.game.Inbox;
import dev.monkeytown.gameserver.game.Past;
import dev.monkeytown.gameserver.game.Revival;
import dev.monkeytown.gameserver.game.Worlds;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.game.GameConfig;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.rules.RuleSets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the games that an operator's settings describe. Thread-safe. */
final class GameFactory {

    private final GameConfig config;
    private final Worlds worlds;
    private final PinnedBehaviors behaviours;
    private final String instance;
    private final GameMeters gameMeters;
    private final Coordinator coordinator;
    private final NanoClock clock;
    private final InstantSource wallClock;
    private final RandomGenerator seeds;

    /** @param seeds a thread-safe source of the games' seeds */
    GameFactory(
            GameConfig config,
            Worlds worlds,
            PinnedBehaviors behaviours,
            String instance,
            GameMeters gameMeters,
            Coordinator coordinator,
            NanoClock clock,
            InstantSource wallClock,
            RandomGenerator seeds) {
        this.config = config;
        this.worlds = worlds;
        this.behaviours = behaviours;
        this.instance = instance;
        this.gameMeters = gameMeters;
        this.coordinator = coordinator;
        this.clock = clock;
        this.wallClock = wallClock;
        this.seeds = seeds;
    }

    int seats() {
        return config.maxPlayers();
    }

    /**
     * Claims a new game and makes it.
     *
     * @throws io.lettuce.core.RedisException if Redis does not answer
     */
    Game create(GameId id, GameLeases leases, FrameBus bus, GameListener listener) {
        String rules = RuleSets.all().getFirst().spec().name();
        GameSetup setup = new GameSetup(rules, config.rules(), config.maxPlayers(), seeds.nextInt());
        Repertoire repertoire = behaviours.pin(id);
        Instant startedAt = wallClock.instant();
        long epoch = leases.claim(id, seats(), config.aiDifficulty(), startedAt).orElseThrow();
        GameTicket ticket = new GameTicket(id, epoch, instance, config.aiDifficulty());
        return game(
                ticket,
                Past.none(worlds.begin(setup), startedAt),
                agents(ticket, repertoire),
                new Inbox(),
                bus,
                listener);
    }

    /** Makes a game that was claimed from another server; the reason if what that one left does not fit together. */
    Decoded<Game> revive(Claimed claimed, Inbox inbox, FrameBus bus, GameListener listener) {
        Agents agents = agents(claimed.ticket(), behaviours.of(claimed.ticket().id()));
        return switch (Revival.of(claimed, worlds, agents)) {
            case Decoded.Value(Past past) ->
                new Decoded.Value<>(game(claimed.ticket(), past, agents, inbox, bus, listener));
            case Decoded.Refused<Past>(String reason) -> new Decoded.Refused<>(reason);
        };
    }

    /**
     * Rebuilds a game of another server and plays it on for a moment, for nobody: shows whether it could be gone on with
     * here, and has the code that will do it compiled before it matters.
     *
     * @return why it could not
     */
    Optional<String> rehearse(Claimed claimed) {
        Coordinator nobodys = new Coordinator(Thinkers.AT_ONCE, clock, new AgentMeters(new SimpleMeterRegistry()));
        Agents agents = new Agents(claimed.difficulty(), 0, nobodys);
        return switch (Revival.of(claimed, worlds, agents)) {
            case Decoded.Value(Past past) -> {
                Rehearsal.play(claimed.ticket(), past, agents, clock, wallClock);
                yield Optional.empty();
            }
            case Decoded.Refused<Past>(String reason) -> Optional.of(reason);
        };
    }

    private Agents agents(GameTicket ticket, Repertoire repertoire) {
        return new Agents(ticket.difficulty(), repertoire, seeds.nextInt(), coordinator);
    }

    private Game game(GameTicket ticket, Past past, Agents agents, Inbox inbox, FrameBus bus, GameListener listener) {
        int seats = past.simulation().setup().seats();
        return new Game(
                ticket,
                past,
                inbox,
                agents,
                bus.publisher(ticket, seats, past.startedAt()),
                listener,
                gameMeters,
                clock,
                wallClock);
    }
}
