package dev.monkeytown.model.rights;

import java.util.Locale;

/** Who answers at an address. */
public enum Service {
    /** Each of them. */
    ANY,
    WEB_GATEWAY,
    GAME_SERVER,
    EVENT_STREAM;

    /** What somebody is here who is this elsewhere: the tokens of operators and services count at game-servers alone. */
    Role seen(Role role) {
        return switch (role) {
            case OPERATOR, SERVICE -> this == GAME_SERVER ? role : Role.NOBODY;
            case NOBODY, GUEST, ACCOUNT, SPECTATOR, PLAYER -> role;
        };
    }

    /** As in documents and as {@code spring.application.name}. */
    public String label() {
        return this == ANY ? "every service" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
