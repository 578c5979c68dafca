package dev.monkeytown.stream.room;

import dev.monkeytown.model.message.GameEntity;
import dev.monkeytown.model.message.GameEvent;
import dev.monkeytown.model.message.GameState;
import dev.monkeytown.model.message.Player;
import dev.monkeytown.model.message.Vector2D;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.ViewSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A simulation's state in the words of the JSON dialect. One per state, filled by {@link Simulation#view}. */
final class StateView implements ViewSink {

    private final Simulation simulation;
    private final Roster roster;
    private final Map<String, Player> players = new LinkedHashMap<>();
    private final Map<String, GameEntity> entities = new LinkedHashMap<>();

    private StateView(Simulation simulation, Roster roster) {
        this.simulation = simulation;
        this.roster = roster;
    }

    /** The whole state with the events since the last one. */
    static GameState state(
            Simulation simulation, Roster roster, long epoch, List<GameEvent> events, long wallClockMillis) {
        StateView view = new StateView(simulation, roster);
        simulation.view(view);
        double secondsLeft = (double) simulation.remainingTicks() / GameRules.TICKS_PER_SECOND;
        return new GameState(
                view.players,
                view.entities,
                events,
                wallClockMillis,
                epoch,
                simulation.tick(),
                secondsLeft,
                simulation.hash());
    }

    /** The player of one seat; empty if nobody sits there. */
    static Optional<Player> player(Simulation simulation, Roster roster, int seat) {
        StateView view = new StateView(simulation, roster);
        simulation.view(view);
        return view.players.values().stream()
                .filter(player -> player.seat() == seat)
                .findFirst();
    }

    @Override
    public void player(
            int seat, double x, double y, double vx, double vy, int aimAngle, int score, Status doing, boolean crown) {
        Annotation.Seated seated = roster.at(seat).orElseGet(() -> unknown(seat));
        Player.Status status = simulation.finished() ? Player.Status.CONNECTED : Player.Status.PLAYING;
        players.put(
                seated.playerId(),
                new Player(
                        seated.playerId(),
                        seated.name(),
                        seated.character(),
                        new Vector2D(x, y),
                        score,
                        status,
                        seat,
                        seated.agent(),
                        new Vector2D(vx, vy),
                        aimAngle,
                        wire(doing),
                        crown,
                        simulation.lastSequence(seat)));
    }

    @Override
    public void entity(int id, EntityKind kind, double x, double y, int owner, int value) {
        String name = wire(kind) + "-" + id;
        entities.put(name, new GameEntity(name, wire(kind), new Vector2D(x, y), owner, value));
    }

    static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Annotation.Seated unknown(int seat) {
        return new Annotation.Seated(seat, "seat-" + seat, "seat " + seat, true, "");
    }
}
