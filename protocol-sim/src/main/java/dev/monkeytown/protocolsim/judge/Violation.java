package dev.monkeytown.protocolsim.judge;

/** Something that must never be. Ends the world. */
public final class Violation extends Error {

    private static final long serialVersionUID = 1;

    public Violation(String what) {
        super(what, null, false, false);
    }
}
