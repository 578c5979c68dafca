/**
 * The page on which visitors see who they are here, take a copy of everything that is stored about them, and have it deleted.
 * Asks a game-server, which has it. Runs on request threads.
 */
@NullMarked
package dev.monkeytown.gateway.account;

import org.jspecify.annotations.NullMarked;
