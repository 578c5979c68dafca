package dev.monkeytown.web;

import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.GameRules;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Crew;
import dev.monkeytown.simulation.agent.Difficulty;
import dev.monkeytown.simulation.agent.Minds;
import dev.monkeytown.simulation.brawl.BananaBrawl;
import dev.monkeytown.simulation.brawl.BananaBrawlRules;
import dev.monkeytown.simulation.brawl.BrawlView;
import dev.monkeytown.simulation.brawl.mind.BrawlMinds;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** A game between agents inside the page; nobody else sees it. It begins again when it is over. */
public final class Practice {

    private static final Minds MINDS = new BrawlMinds();

    private final int seats;
    private final double[] view = BrawlView.buffer();
    private final EventLog events = new EventLog();
    private final StringBuilder roster = new StringBuilder();
    private int seed;
    private BananaBrawl game;
    private Crew crew = new Crew();

    @JSExport
    public Practice(int seed, int seats) {
        this.seed = seed;
        this.seats = seats;
        game = begin();
    }

    private BananaBrawl begin() {
        game = (BananaBrawl)
                new BananaBrawlRules().create(new GameSetup(BananaBrawlRules.NAME, GameRules.standard(), seats, seed));
        crew = new Crew();
        Cast[] cast = Cast.values();
        Json list = new Json(roster);
        list.begin();
        for (int seat = 0; seat < seats; seat++) {
            Cast character = cast[seat % cast.length];
            game.apply(new Command.Join(seat));
            crew.add(seat, character.brain(MINDS, Difficulty.MEDIUM, seed + seat), Difficulty.MEDIUM);
            list.seat(seat, character.figure(), character.displayName(), true, character.figure());
        }
        list.end();
        return game;
    }

    /** Plays one tick. */
    @JSExport
    public void step() {
        if (game.finished()) {
            seed++;
            begin();
        }
        crew.play(game);
        events.take(game.tick(), game.events());
    }

    @JSExport
    public int tick() {
        return game.tick();
    }

    /** The moving things; layout as {@link BrawlView#write}. */
    @JSExport
    @JSByRef
    public double[] view() {
        BrawlView.write(game, view);
        return view;
    }

    /** What never moves; layout as {@link BrawlView#layout}. */
    @JSExport
    @JSByRef
    public double[] layout() {
        return BrawlView.layout(game);
    }

    /** What happened since the last call; layout as {@link EventLog#drain}. */
    @JSExport
    @JSByRef
    public double[] events() {
        return events.drain();
    }

    /** Who sits where, as JSON. */
    @JSExport
    public String roster() {
        return roster.toString();
    }
}
