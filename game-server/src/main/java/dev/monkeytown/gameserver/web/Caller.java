package dev.monkeytown.gameserver.web;

import dev.monkeytown.model.rights.Role;
import dev.monkeytown.platform.identity.Identity;
import java.util.Optional;

/**
 * Who a request is from.
 *
 * @param identity of a visitor, or of the visitor whom web-gateway speaks for; operators and nobodies have none
 */
record Caller(Role role, Optional<Identity> identity) {

    static final Caller NOBODY = new Caller(Role.NOBODY, Optional.empty());
    static final Caller OPERATOR = new Caller(Role.OPERATOR, Optional.empty());
}
