package dev.monkeytown.stream.connection;

import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.stream.room.Dialect;
import io.netty.channel.Channel;

/** A socket about to be open: whose it is, how it wants to be spoken to, and the channel beneath it. */
record Admission(Identity identity, Dialect dialect, Capacity.Place place, Channel channel) {

    /** Under this name the admission travels with the request and the session. */
    static final String ATTRIBUTE = Admission.class.getName();
}
