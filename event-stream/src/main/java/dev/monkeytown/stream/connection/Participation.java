package dev.monkeytown.stream.connection;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.model.message.CloseCode;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.inbox.Inbox;
import dev.monkeytown.stream.room.Entry;
import dev.monkeytown.stream.room.Exit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the player of a connection does in games, and may do. The seat is the connection's, from the session; no message can
 * name another. Owned by the connection's event loop.
 */
final class Participation {

    private static final Whereabouts LOBBY = new Whereabouts.Lobby();

    private final Connection connection;
    private final Identity identity;
    private final ConnectionContext context;
    private final Inbox inbox;
    private final WindowLimit chats = new WindowLimit(Limits.MAX_CHATS_PER_WINDOW, Limits.CHAT_WINDOW);

    /** Joins and resumes in {@link #ENTRY_WINDOW}; each may cost a keyframe. Further ones are refused. */
    static final int MAX_ENTRIES = 10;

    static final Duration ENTRY_WINDOW = Duration.ofSeconds(10);

    private final WindowLimit entries = new WindowLimit(MAX_ENTRIES, ENTRY_WINDOW);

    /** A client that lost its seat notices a round trip later and may have sent many inputs by then; one answer will do. */
    private final WindowLimit uselessInputs = new WindowLimit(1, Duration.ofSeconds(1));

    private Whereabouts whereabouts = LOBBY;
    private int requests;
    private boolean announced;

    Participation(Connection connection, Identity identity, ConnectionContext context) {
        this.connection = connection;
        this.identity = identity;
        this.context = context;
        this.inbox = context.inboxes().of(connection.loop());
    }

    void join(GameId game, boolean watch) {
        request(game, watch, Optional.empty());
    }

    /** As {@link #join} for a client that has part of the log; who looks on already goes on looking on. */
    void resume(GameId game, long epoch, int tick) {
        boolean watches = here(game).map(in -> in.seat().isEmpty()).orElse(false);
        request(game, watches, Optional.of(new Position(epoch, tick)));
    }

    private void request(GameId game, boolean watch, Optional<Position> last) {
        if (!entries.allow(context.nanoTime().getAsLong())) {
            connection.refuse(
                    ErrorCode.RATE_LIMITED,
                    "at most " + MAX_ENTRIES + " joins and resumes in " + ENTRY_WINDOW.toSeconds() + " seconds");
            return;
        }
        leaveUnless(game);
        requests++;
        Whereabouts.Entering entering = new Whereabouts.Entering(game, requests, here(game));
        become(entering);
        var unused = context.memberships()
                .of(identity, game, watch)
                .exceptionally(failure -> new Membership.None(ErrorCode.UNAVAILABLE, "try again in a moment"))
                .thenAcceptAsync(
                        membership -> {
                            if (whereabouts.equals(entering)) {
                                answer(game, membership, last);
                            }
                        },
                        connection.loop());
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
     * A socket of the player entered a seat somewhere. Of two sockets that enter at about the same time each hears of both,
     * in the same order: one gives way to what comes after its own announcement, and ignores what came before.
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

    /** An input as JSON; the seat in it is not the client's to choose. */
    void input(InputCodec.Timed action) {
        seat().ifPresent(held -> {
            Command.Input input = action.input();
            Command.Input own = new Command.Input(
                    held.seat().getAsInt(),
                    input.sequence(),
                    input.moveAngle(),
                    input.moveStrength(),
                    input.aimAngle(),
                    input.buttons());
            put(held, List.of(new InputCodec.Timed(action.targetTick(), own)));
        });
    }

    /** Inputs as a binary message. */
    void inputs(byte[] message) {
        int own = mySeat().map(held -> held.seat().getAsInt()).orElse(0);
        switch (InputCodec.decode(own, message)) {
            case Decoded.Refused(String reason) ->
                connection.refuse(ErrorCode.BAD_BINARY, "not a player_input: " + reason);
            case Decoded.Value(var inputs) -> {
                if (!inputs.isEmpty()) {
                    seat().ifPresent(held -> put(held, inputs));
                }
            }
        }
    }

    void say(String text) {
        Optional<Whereabouts.In> held = mySeat();
        String plain = ChatText.plain(text);
        if (held.isEmpty()) {
            refuseWithoutSeat();
        } else if (plain.isEmpty()) {
            connection.refuse(ErrorCode.BAD_FIELD, "'payload.text' must hold something to read");
        } else if (!chats.allow(context.nanoTime().getAsLong())) {
            connection.refuse(
                    ErrorCode.RATE_LIMITED,
                    "at most " + Limits.MAX_CHATS_PER_WINDOW + " chat messages in " + Limits.CHAT_WINDOW.toSeconds()
                            + " seconds");
        } else {
            inbox.put(
                    held.get().game(), new InboxMessage.Say(held.get().seat().getAsInt(), identity.playerId(), plain));
        }
    }

    /** The client leaves its game for good. */
    void quit() {
        switch (whereabouts) {
            case Whereabouts.Lobby() -> connection.refuse(ErrorCode.NOT_IN_GAME, "there is no game to leave");
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

    private Optional<Whereabouts.In> seat() {
        Optional<Whereabouts.In> held = mySeat();
        if (held.isEmpty() && uselessInputs.allow(context.nanoTime().getAsLong())) {
            refuseWithoutSeat();
        }
        return held;
    }

    private Optional<Whereabouts.In> mySeat() {
        return present().filter(in -> in.seat().isPresent());
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

    private void refuseWithoutSeat() {
        if (present().isPresent()) {
            connection.refuse(ErrorCode.SPECTATOR, "who looks on cannot act");
        } else {
            connection.refuse(ErrorCode.NOT_IN_GAME, "join a game first");
        }
    }

    private void put(Whereabouts.In held, List<InputCodec.Timed> inputs) {
        inbox.put(held.game(), new InboxMessage.Inputs(held.seat().getAsInt(), identity.playerId(), inputs));
    }

    private boolean isIn(GameId game) {
        return switch (whereabouts) {
            case Whereabouts.Lobby() -> false;
            case Whereabouts.Entering entering -> entering.game().equals(game);
            case Whereabouts.In in -> in.game().equals(game);
        };
    }

    private void become(Whereabouts next) {
        boolean hadSeat = mySeat().isPresent();
        whereabouts = next;
        announced &= hadSeat && mySeat().isPresent();
        boolean hasSeat = mySeat().isPresent();
        if (hasSeat && !hadSeat) {
            context.metrics().playerEntered();
        } else if (hadSeat && !hasSeat) {
            context.metrics().playerLeft();
        }
    }
}
