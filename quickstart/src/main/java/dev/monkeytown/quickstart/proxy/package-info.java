/**
 * The one port in front of everything: a reverse proxy that does on one machine what nginx does in production. Started
 * by {@code cluster} before the services are, so that an early visitor is told to wait; works on Undertow's I/O threads.
 */
@NullMarked
package dev.monkeytown.quickstart.proxy;

import org.jspecify.annotations.NullMarked;
