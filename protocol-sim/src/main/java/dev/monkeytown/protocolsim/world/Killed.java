package dev.monkeytown.protocolsim.world;

/** Unwinds a call that waited on a machine that is dead by now, or in a world that is over. An error, so that nobody handles it. */
final class Killed extends Error {

    private static final long serialVersionUID = 1;

    Killed() {
        super("", null, false, false);
    }
}
