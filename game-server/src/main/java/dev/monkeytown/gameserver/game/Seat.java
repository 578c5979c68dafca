package dev.monkeytown.gameserver.game;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.simulation.Annotation;

/** One seat of a game: who holds it, who decides for it, and the inputs that wait. Owned by the loop thread. */
final class Seat {

    /** The figure of everybody who is not of the cast. */
    static final String PERSONS_FIGURE = "human";

    /** Who decides for a seat. */
    enum Driver {
        /** The connected person that holds it. */
        PERSON,
        /** Nobody: the person that holds it is gone, and may be back in a moment. */
        NOBODY,
        /** An agent, for the person that holds it and is gone. */
        STAND_IN,
        /** The agent that holds it. */
        AGENT
    }

    final int number;
    final InputQueue inputs = new InputQueue();
    final SlackWindow slack = new SlackWindow();
    private PlayerId player;
    private String name;
    private String figure;
    private Driver driver = Driver.AGENT;

    /** The tick at which the person's connection was lost; holds while the driver is {@link Driver#NOBODY}. */
    private int departedTick;

    /** The tick since which the person was not seen under this owner; {@link #SEEN} otherwise. */
    private int missingSinceTick = SEEN;

    private static final int SEEN = Integer.MAX_VALUE;

    Seat(int number, Casting.Role role) {
        this.number = number;
        this.player = role.player();
        this.name = role.name();
        this.figure = role.character().figure();
    }

    /** A seat as another owner left it. A person whom nobody stood in for is taken to be connected. */
    Seat(Annotation.Seated seated, int tick) {
        this.number = seated.seat();
        this.player = PlayerId.of(seated.playerId());
        this.name = seated.name();
        this.figure = seated.character();
        if (figure.equals(PERSONS_FIGURE)) {
            driver = seated.agent() ? Driver.STAND_IN : Driver.PERSON;
            missingSinceTick = tick;
        }
    }

    void give(Casting.Role role) {
        player = role.player();
        name = role.name();
        figure = role.character().figure();
        driver = Driver.AGENT;
        slack.restart();
    }

    void give(PlayerId person, String personsName) {
        player = person;
        name = personsName;
        figure = PERSONS_FIGURE;
        driver = Driver.PERSON;
        slack.restart();
    }

    void depart(int tick) {
        driver = Driver.NOBODY;
        departedTick = tick;
        missingSinceTick = SEEN;
    }

    /** The person has done or said something under this owner. */
    void showUp() {
        missingSinceTick = SEEN;
    }

    /** Whether the person has been gone, or has not been seen under this owner, since the given tick or longer. */
    boolean awaited(int sinceTick) {
        return switch (driver) {
            case PERSON -> missingSinceTick <= sinceTick;
            case NOBODY -> departedTick <= sinceTick;
            case STAND_IN, AGENT -> false;
        };
    }

    void standIn() {
        driver = Driver.STAND_IN;
    }

    void comeBack(String personsName) {
        name = personsName;
        driver = Driver.PERSON;
        missingSinceTick = SEEN;
        slack.restart();
    }

    Driver driver() {
        return driver;
    }

    PlayerId player() {
        return player;
    }

    String name() {
        return name;
    }

    String figure() {
        return figure;
    }

    boolean person() {
        return driver != Driver.AGENT;
    }

    boolean heldBy(PlayerId someone) {
        return person() && player.equals(someone);
    }

    /** As everybody is told; while a person may still be back, nothing changes for the others. */
    Annotation.Seated announcement() {
        boolean agent = driver == Driver.AGENT || driver == Driver.STAND_IN;
        return new Annotation.Seated(number, player.toString(), name, agent, figure);
    }
}
