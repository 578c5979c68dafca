package dev.monkeytown.gameserver.hosting;

import dev.monkeytown.gameserver.agent.AgentMeters;
import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.bus.FrameBus;
import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.gameserver.game.GameListener;
import dev.monkeytown.gameserver.game.GameMeters;
import dev.monkeytown.gameserver.game.GameTicket;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.game.GameConfig;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.rules.RuleSets;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Makes the games that an operator's settings describe. Thread-safe. */
final class GameFactory {

    /** How a world begins; tests begin worlds that misbehave. */
    interface Worlds {

        /** A world at tick 0. */
        Simulation begin(GameSetup setup);
    }

    private final GameConfig config;
    private final Worlds worlds;
    private final String instance;
    private final GameMeters gameMeters;
    private final AgentMeters agentMeters;
    private final NanoClock clock;
    private final InstantSource wallClock;
    private final RandomGenerator seeds;

    /** @param seeds a thread-safe source of the games' seeds */
    GameFactory(
            GameConfig config,
            Worlds worlds,
            String instance,
            GameMeters gameMeters,
            AgentMeters agentMeters,
            NanoClock clock,
            InstantSource wallClock,
            RandomGenerator seeds) {
        this.config = config;
        this.worlds = worlds;
        this.instance = instance;
        this.gameMeters = gameMeters;
        this.agentMeters = agentMeters;
        this.clock = clock;
        this.wallClock = wallClock;
        this.seeds = seeds;
    }

    int seats() {
        return config.maxPlayers();
    }

    Game create(GameId id, long epoch, FrameBus bus, GameListener listener) {
        String rules = RuleSets.all().getFirst().spec().name();
        GameSetup setup = new GameSetup(rules, config.rules(), config.maxPlayers(), seeds.nextInt());
        GameTicket ticket = new GameTicket(id, epoch, instance, config.aiDifficulty());
        return new Game(
                ticket,
                worlds.begin(setup),
                new Agents(config.aiDifficulty(), seeds.nextInt(), agentMeters),
                bus.publisher(ticket, seats()),
                listener,
                gameMeters,
                clock,
                wallClock);
    }
}
