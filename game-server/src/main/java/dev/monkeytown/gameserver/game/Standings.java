package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.game.LiveGame;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Turns a game's state and roster into what is shown and kept of it. Pure. */
final class Standings {

    /** How often a running game's summary is made: a second. */
    static final int EVERY_TICKS = GameRules.TICKS_PER_SECOND;

    private Standings() {}

    /** Who ended where, best first. */
    static List<FinishedGame.Placed> placings(Simulation simulation, List<Seat> seats) {
        List<FinishedGame.Placed> placings = new ArrayList<>();
        for (Standing standing : simulation.standings()) {
            Seat seat = seats.get(standing.seat());
            placings.add(new FinishedGame.Placed(
                    standing.place(),
                    seat.number,
                    seat.player(),
                    seat.name(),
                    !seat.person(),
                    seat.figure(),
                    standing.score()));
        }
        return placings;
    }

    /** The summary for other threads. */
    static GameSnapshot snapshot(Simulation simulation, List<Seat> seats) {
        int[] bananas = new int[seats.size()];
        List<Standing> standings = simulation.standings();
        standings.forEach(standing -> bananas[standing.seat()] = standing.score());
        return new GameSnapshot(
                simulation.tick(),
                seats.stream()
                        .map(seat -> new LiveGame.Participant(seat.name(), !seat.person(), bananas[seat.number]))
                        .toList(),
                simulation.remainingTicks() / GameRules.TICKS_PER_SECOND,
                standings.isEmpty()
                        ? ""
                        : seats.get(standings.getFirst().seat()).name(),
                (int) seats.stream()
                        .filter(seat -> seat.driver() == Seat.Driver.PERSON)
                        .count(),
                seats.stream()
                        .filter(seat -> !seat.person())
                        .sorted(Comparator.comparingInt(seat -> bananas[seat.number]))
                        .map(seat -> seat.number)
                        .toList());
    }
}
