package dev.monkeytown.model;

import dev.monkeytown.simulation.SimulationLimits;
import java.time.Duration;

/**
 * Every cap that more than one class must know, with its reason and what happens there. The simulation's own are in
 * {@link SimulationLimits}; settings that an operator may change are properties of the service that has them.
 */
public final class Limits {

    /** Seats in a game. A setup with more is refused. */
    public static final int MAX_SEATS = SimulationLimits.MAX_SEATS;

    /** Characters of a player's name. A longer one is refused with {@code bad_name}. */
    public static final int MAX_NAME_CHARS = 20;

    /** Characters of one chat message. A longer one is refused with {@code bad_field}. */
    public static final int MAX_CHAT_CHARS = 200;

    /** Chat messages a player may send in {@link #CHAT_WINDOW}. Further ones are refused with {@code rate_limited}. */
    public static final int MAX_CHATS_PER_WINDOW = 4;

    /** See {@link #MAX_CHATS_PER_WINDOW}. */
    public static final Duration CHAT_WINDOW = Duration.ofSeconds(5);

    /** Bytes of one message from a client, text or binary. A longer one closes the socket with 4413. */
    public static final int MAX_CLIENT_MESSAGE_BYTES = 4 * 1024;

    /**
     * Messages a socket may send in a second: 60 inputs, heartbeats, chat and air for bursts after a stall. Above that
     * messages are dropped with one {@code rate_limited} error a second.
     */
    public static final int MAX_MESSAGES_PER_SECOND = 120;

    /** Malformed or refused messages of one socket in a minute before it is closed with 4400 (or 4429 for sheer number). */
    public static final int MAX_VIOLATIONS_PER_MINUTE = 20;

    /** Inputs one seat may have waiting at the game. The oldest are dropped beyond: the newest intent is what counts. */
    public static final int MAX_WAITING_INPUTS = 12;

    /** Inputs of one seat that one tick applies; the others wait for the next. Three hold what a 40 ms stall queued. */
    public static final int MAX_INPUTS_PER_TICK = 3;

    /** How far ahead of the present tick an input may be meant. Later ones are treated as meant for this far. */
    public static final int MAX_INPUT_LEAD_TICKS = 30;

    /** Messages a game's inbox holds between two ticks. Further ones are dropped and counted; clients send inputs again. */
    public static final int MAX_INBOX_MESSAGES = 1024;

    /** Frames in a game's journal in Redis: the keyframe's distance many times over. The oldest are trimmed, a hundred at a time. */
    public static final int MAX_JOURNAL_FRAMES = 1200;

    /** Every so many ticks the owner stores a keyframe: a second. */
    public static final int KEYFRAME_EVERY_TICKS = 60;

    /** Every so many ticks a person is told how early their inputs come: half a second, the pace at which clients adapt. */
    public static final int SLACK_EVERY_TICKS = 30;

    /**
     * What one tick of one game may cost: a quarter of a tick, forty times what the slowest in a hundred may need. A game
     * above it is counted and named; one that stays above it is moved to a thread apart.
     */
    public static final Duration TICK_BUDGET = Duration.ofMillis(4);

    /**
     * How long a player's connection may be lost before an agent plays for them; so long the monkey rests. Also how long a
     * new owner waits for word of a player whom nobody has announced to it yet; an event-stream says within half a second
     * who is there.
     */
    public static final Duration STAND_IN_AFTER = Duration.ofSeconds(3);

    /**
     * Decisions that one game may ask its agents for in one tick: above what 16 agents of the quickest level need. The others
     * are asked for in the next tick; each has the agent's whole response latency until it is due.
     */
    public static final int MAX_DECISIONS_PER_TICK = 4;

    /**
     * Decisions of all games of a server that may wait for a worker. While so many wait no further ones are asked for, and an
     * agent whose decision is not there when it is due misses its turn: it acts by reflex.
     */
    public static final int MAX_WAITING_DECISIONS = 4_096;

    /**
     * Decisions of one seat whose reasons are kept for an operator to ask for, if that is switched on: ten seconds of the
     * quickest level, some 100 KB a seat. The oldest are forgotten.
     */
    public static final int MAX_REASONS = 100;

    /** An instance that has not been heard of for this long, three heartbeats, is not asked for anything. */
    public static final Duration HEARTBEAT_STALE = Duration.ofSeconds(3);

    /** How long a player waits for a game on another server when this one is full. Then the wish is refused with 503. */
    public static final Duration ORDER_PATIENCE = Duration.ofSeconds(2);

    /** A lease not renewed for this long may be claimed by another game-server. */
    public static final Duration LEASE = Duration.ofMillis(300);

    /** How long a handed-over game waits for its heir alone. Then it is an orphan, and any game-server may claim it. */
    public static final Duration HEIR_PATIENCE = Duration.ofMillis(250);

    /** Pause between two looks of a game-server for leases that ran out: what it adds to the pause of a game whose server died. */
    public static final Duration WATCH = Duration.ofMillis(25);

    /** How long a game's keys stay in Redis after its last renewal; longer than any outage to be survived. */
    public static final Duration GAME_KEYS_LIFE = Duration.ofMinutes(10);

    /**
     * How long the behaviours that a game began with are remembered: longer than any game lasts, pauses included. A game that
     * is taken over later has its agents change to the newest ones.
     */
    public static final Duration GAME_BEHAVIOURS_LIFE = Duration.ofMinutes(30);

    /** An agent writes no note before its last one is this old; what it would have said is not said. */
    public static final Duration NOTE_EVERY = Duration.ofMinutes(10);

    /** Notes of all agents together in an hour, by all servers of a repository: some ten KB. Further ones are not written. */
    public static final int MAX_NOTES_PER_HOUR = 12;

    /** How long a finished game waits in Redis for its result to be stored; after that it is lost. */
    public static final Duration RESULT_LIFE = Duration.ofDays(7);

    /** Results that can never be stored, kept for an operator to look at. Beyond, the oldest are forgotten. */
    public static final int MAX_DEAD_RESULTS = 1_000;

    /** How long a session is remembered after its last use. */
    public static final Duration SESSION_LIFE = Duration.ofHours(2);

    /** How long a visitor who does not come back is known by the cookie; no session has a token that lives longer. */
    public static final Duration VISIT_LIFE = Duration.ofDays(30);

    /** How long a visitor may be away at an issuer while signing in. After that they begin again. */
    public static final Duration SIGN_IN_PATIENCE = Duration.ofMinutes(10);

    /** How long a socket token is remembered as used: its life of a minute, and what two clocks may differ. */
    public static final Duration USED_TOKEN_LIFE = Duration.ofSeconds(75);

    private Limits() {}
}
