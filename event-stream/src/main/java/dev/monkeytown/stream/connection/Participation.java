package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.CloseCode;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.model.rights.Deed;
import dev.monkeytown.model.rights.Role;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.room.Entry;
import dev.monkeytown.stream.room.Exit;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the player of a connection is among the games, and how it gets there and away. The seat is the connection's,
 * from the session; no message can name another. Owned by the connection's event loop.
 */
final class Participation {

    private static final Whereabouts LOBBY = new Whereabouts.Lobby();

    private final Connection connection;
    private final Identity identity;
    private final ConnectionContext context;
    private final Actions actions;

    /** Joins and resumes in {@link #ENTRY_WINDOW}; each may cost a keyframe. Further ones are refused. */
    static final int MAX_ENTRIES = 10;

    static final Duration ENTRY_WINDOW = Duration.ofSeconds(10);

    private final WindowLimit entries = new WindowLimit(MAX_ENTRIES, ENTRY_WINDOW);

    private Whereabouts whereabouts = LOBBY;
    private int requests;
    private boolean announced;

    Participation(Connection connection, Identity identity, ConnectionContext context) {
        this.connection = connection;
        this.identity = identity;
        this.context = context;
        this.actions = new Actions(connection, identity, context);
    }

    void join(GameId game, boolean watch) {
        request(game, watch, Optional.empty());
    }

    /**
     * As {@link #join} for a client that has part of the log. In the game already it goes on being what it is there,
     * without asking anybody.
     */
    void resume(GameId game, long epoch, int tick) {
        Optional<Position> last = Optional.of(new Position(epoch, tick));
        Optional<Whereabouts.In> here = here(game);
        if (here.isEmpty()) {
            request(game, false, last);
        } else if (allowed()) {
            begin(game);
            enter(game, here.get().seat(), last);
        }
    }

    private void request(GameId game, boolean watch, Optional<Position> last) {
        if (!allowed()) {
            return;
        }
        Whereabouts.Entering entering = begin(game);
        var unused = context.memberships()
                .of(connection.loop(), identity, game, watch)
                .exceptionally(failure -> new Membership.None(ErrorCode.UNAVAILABLE, "try again in a moment"))
                .thenAcceptAsync(
                        membership -> {
                            if (whereabouts.equals(entering)) {
                                answer(game, membership, last);
                            }
                        },
                        connection.loop());
    }

    private boolean allowed() {
        boolean allowed = entries.allow(context.nanoTime().getAsLong());
        if (!allowed) {
            connection.refuse(
                    ErrorCode.RATE_LIMITED,
                    "at most " + MAX_ENTRIES + " joins and resumes in " + ENTRY_WINDOW.toSeconds() + " seconds");
        }
        return allowed;
    }

    private Whereabouts.Entering begin(GameId game) {
        leaveUnless(game);
        requests++;
        Whereabouts.Entering entering = new Whereabouts.Entering(game, requests, here(game));
        become(entering);
        return entering;
    }

    private void answer(GameId game, Membership membership, Optional<Position> last) {
        switch (membership) {
            case Membership.Seat(int seat) -> enter(game, OptionalInt.of(seat), last);
            case Membership.Spectator() -> enter(game, OptionalInt.empty(), last);
            case Membership.None(ErrorCode code, String explanation) -> {
                context.rooms().exit(game, connection, Exit.LOST);
                become(LOBBY);
                if (code == ErrorCode.UNAVAILABLE) {
                    connection.error(code, explanation);
                } else {
                    connection.refuse(code, explanation);
                }
            }
        }
    }

    private void enter(GameId game, OptionalInt seat, Optional<Position> last) {
        Entry entry =
                new Entry(connection, requests, connection.dialect(), identity.playerId(), identity.name(), seat, last);
        context.rooms().enter(game, entry);
    }

    /** The room has let the connection in; if it is not wanted any more, it goes out again. */
    void entered(GameId game, Entry entry) {
        if (!isIn(game)) {
            context.rooms().exit(game, connection, Exit.LOST);
        } else if (entry.request() == requests) {
            become(new Whereabouts.In(game, entry.seat()));
            if (entry.seat().isPresent()) {
                context.updates().announce(identity.playerId(), new PlayerUpdate.Joined(connection.id(), game));
            }
        }
    }

    void refused(GameId game, ErrorCode code, String explanation) {
        if (isIn(game)) {
            become(LOBBY);
            connection.error(code, explanation);
        }
    }

    /** Another socket of this player has the seat now: whoever joined last wins. */
    void replaced(GameId game) {
        if (isIn(game)) {
            become(LOBBY);
            connection.close(CloseCode.REPLACED, "you joined this game from another connection");
        }
    }

    /**
     * A socket of the player entered a seat somewhere. Of two sockets that enter at about the same time each hears of
     * both, in the same order: one gives way to what comes after its own announcement, and ignores what came before.
     */
    void joinedElsewhere(PlayerUpdate.Joined joined) {
        GameId game = joined.gameId();
        if (here(game).filter(in -> in.seat().isPresent()).isEmpty()) {
            return;
        }
        if (joined.connectionId().equals(connection.id())) {
            announced = true;
        } else if (announced) {
            context.rooms().exit(game, connection, Exit.REPLACED);
            replaced(game);
        }
    }

    /** An input as JSON. */
    void input(InputCodec.Timed action) {
        actions.input(present(), action);
    }

    /** Inputs as a binary message. */
    void inputs(byte[] message) {
        actions.inputs(present(), message);
    }

    void say(String text) {
        actions.say(present(), text);
    }

    /** The client leaves its game for good. */
    void quit() {
        switch (whereabouts) {
            case Whereabouts.Lobby() ->
                Deed.LEAVE
                        .refusal(Role.ofVisitor(identity.account()))
                        .ifPresent(code -> connection.refuse(code, "there is no game to leave"));
            case Whereabouts.Entering entering -> leave(entering.game(), Exit.QUIT);
            case Whereabouts.In in -> leave(in.game(), Exit.QUIT);
        }
    }

    /** The connection ends; its seat is kept for the player. */
    void end() {
        switch (whereabouts) {
            case Whereabouts.Lobby() -> {}
            case Whereabouts.Entering entering -> leave(entering.game(), Exit.LOST);
            case Whereabouts.In in -> leave(in.game(), Exit.LOST);
        }
    }

    private void leaveUnless(GameId game) {
        if (!isIn(game)) {
            end();
        }
    }

    private void leave(GameId game, Exit exit) {
        become(LOBBY);
        context.rooms().exit(game, connection, exit);
    }

    private boolean hasSeat() {
        return present().filter(in -> in.seat().isPresent()).isPresent();
    }

    private Optional<Whereabouts.In> here(GameId game) {
        return present().filter(in -> in.game().equals(game));
    }

    private Optional<Whereabouts.In> present() {
        return switch (whereabouts) {
            case Whereabouts.Lobby() -> Optional.empty();
            case Whereabouts.Entering entering -> entering.still();
            case Whereabouts.In in -> Optional.of(in);
        };
    }

    private boolean isIn(GameId game) {
        return switch (whereabouts) {
            case Whereabouts.Lobby() -> false;
            case Whereabouts.Entering entering -> entering.game().equals(game);
            case Whereabouts.In in -> in.game().equals(game);
        };
    }

    private void become(Whereabouts next) {
        boolean hadSeat = hasSeat();
        whereabouts = next;
        announced &= hadSeat && hasSeat();
        if (hasSeat() && !hadSeat) {
            context.metrics().playerEntered();
        } else if (hadSeat && !hasSeat()) {
            context.metrics().playerLeft();
        }
    }
}
