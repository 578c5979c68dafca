/**
 * The way to the game-servers: which there are, asking one after the other until one answers, and what was last heard. Called by pages and by
 * the sign-in on their request threads, which it blocks for as long as a game-server may take.
 */
@NullMarked
package dev.monkeytown.gateway.servers;

import org.jspecify.annotations.NullMarked;
