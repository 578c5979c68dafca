/**
 * What every page has in common: security headers, caching, where its WebSocket goes, the client's built files and the
 * error page. Knows nothing about games or players. Built once at start, read by all request threads.
 */
@NullMarked
package dev.monkeytown.gateway.web;

import org.jspecify.annotations.NullMarked;
