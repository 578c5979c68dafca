package dev.monkeytown.stream.connection;

import dev.monkeytown.model.Limits;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.model.rights.Deed;
import dev.monkeytown.model.rights.Role;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.stream.inbox.Inbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a connection's player does in a game: becomes a message in the game's inbox, or a refusal. Nothing acts on
 * arrival. Owned by the connection's event loop.
 */
final class Actions {

    private final Connection connection;
    private final Identity identity;
    private final ConnectionContext context;
    private final Inbox inbox;
    private final WindowLimit chats = new WindowLimit(Limits.MAX_CHATS_PER_WINDOW, Limits.CHAT_WINDOW);

    /**
     * A client that lost its seat notices a round trip later and may have sent many inputs by then; one answer will do.
     */
    private final WindowLimit uselessInputs = new WindowLimit(1, Duration.ofSeconds(1));

    Actions(Connection connection, Identity identity, ConnectionContext context) {
        this.connection = connection;
        this.identity = identity;
        this.context = context;
        this.inbox = context.inboxes().of(connection.loop());
    }

    /** An input as JSON; the seat in it is not the client's to choose. */
    void input(Optional<Whereabouts.In> present, InputCodec.Timed action) {
        seated(present).ifPresent(held -> {
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
    void inputs(Optional<Whereabouts.In> present, byte[] message) {
        int own = present.map(in -> in.seat().orElse(0)).orElse(0);
        switch (InputCodec.decode(own, message)) {
            case Decoded.Refused(String reason) ->
                connection.refuse(ErrorCode.BAD_BINARY, "not a player_input: " + reason);
            case Decoded.Value(var inputs) -> {
                if (!inputs.isEmpty()) {
                    seated(present).ifPresent(held -> put(held, inputs));
                }
            }
        }
    }

    void say(Optional<Whereabouts.In> present, String text) {
        Optional<ErrorCode> refusal = Deed.CHAT.refusal(role(present));
        String plain = ChatText.plain(text);
        if (refusal.isPresent()) {
            refuse(refusal.get());
        } else if (plain.isEmpty()) {
            connection.refuse(ErrorCode.BAD_FIELD, "'payload.text' must hold something to read");
        } else if (!chats.allow(context.nanoTime().getAsLong())) {
            connection.refuse(
                    ErrorCode.RATE_LIMITED,
                    "at most " + Limits.MAX_CHATS_PER_WINDOW + " chat messages in " + Limits.CHAT_WINDOW.toSeconds()
                            + " seconds");
        } else {
            Whereabouts.In held = present.orElseThrow();
            inbox.put(held.game(), new InboxMessage.Say(held.seat().orElseThrow(), identity.playerId(), plain));
        }
    }

    private Optional<Whereabouts.In> seated(Optional<Whereabouts.In> present) {
        Optional<ErrorCode> refusal = Deed.INPUT.refusal(role(present));
        if (refusal.isEmpty()) {
            return present;
        }
        if (uselessInputs.allow(context.nanoTime().getAsLong())) {
            refuse(refusal.get());
        }
        return Optional.empty();
    }

    private Role role(Optional<Whereabouts.In> present) {
        return present.map(in -> in.seat().isPresent() ? Role.PLAYER : Role.SPECTATOR)
                .orElse(Role.ofVisitor(identity.account()));
    }

    private void refuse(ErrorCode code) {
        connection.refuse(code, code == ErrorCode.SPECTATOR ? "who looks on cannot act" : "join a game first");
    }

    private void put(Whereabouts.In held, List<InputCodec.Timed> inputs) {
        inbox.put(held.game(), new InboxMessage.Inputs(held.seat().getAsInt(), identity.playerId(), inputs));
    }
}
