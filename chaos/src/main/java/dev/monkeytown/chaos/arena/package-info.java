/**
 * Where it happens: a cluster of this machine, the swarm on it, and the means to look inside and to stand in between. Owned
 * by the campaign's thread; proxies have threads of their own.
 */
@NullMarked
package dev.monkeytown.chaos.arena;

import org.jspecify.annotations.NullMarked;
