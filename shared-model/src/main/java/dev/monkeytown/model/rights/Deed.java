package dev.monkeytown.model.rights;

import dev.monkeytown.model.message.ClientMessage;
import dev.monkeytown.model.message.ErrorCode;
import java.util.Optional;

/**
 * What a message from a socket does, and who may do it. That somebody may be in this game at all was decided when they
 * joined it, by the seat of their session; a message can name no seat and no player.
 */
public enum Deed {
    JOIN,
    RESUME,
    HEARTBEAT,
    INPUT,
    CHAT,
    LEAVE;

    /** What this message does; empty for what is none. */
    public static Optional<Deed> of(ClientMessage message) {
        return switch (message) {
            case ClientMessage.JoinGame _ -> Optional.of(JOIN);
            case ClientMessage.Resume _ -> Optional.of(RESUME);
            case ClientMessage.Heartbeat _ -> Optional.of(HEARTBEAT);
            case ClientMessage.PlayerInput _ -> Optional.of(INPUT);
            case ClientMessage.ChatMessage _ -> Optional.of(CHAT);
            case ClientMessage.LeaveGame _ -> Optional.of(LEAVE);
            case ClientMessage.Malformed _ -> Optional.empty();
        };
    }

    /** Why this role may not; empty if it may. */
    public Optional<ErrorCode> refusal(Role role) {
        return switch (this) {
            case JOIN, RESUME, HEARTBEAT -> Optional.empty();
            case INPUT, CHAT ->
                switch (role) {
                    case PLAYER -> Optional.empty();
                    case SPECTATOR -> Optional.of(ErrorCode.SPECTATOR);
                    case NOBODY, GUEST, ACCOUNT, OPERATOR, SERVICE -> Optional.of(ErrorCode.NOT_IN_GAME);
                };
            case LEAVE ->
                switch (role) {
                    case PLAYER, SPECTATOR -> Optional.empty();
                    case NOBODY, GUEST, ACCOUNT, OPERATOR, SERVICE -> Optional.of(ErrorCode.NOT_IN_GAME);
                };
        };
    }
}
