package dev.monkeytown.protocolsim.store;

/** An answer that says what was wrong with a command. */
record RedisError(String message) {}
