/**
 * Who a visitor is: the nickname, the cookie that keeps somebody the same person for a month, the short-lived tokens that
 * the other services accept, and the sessions that were ended. Called by the pages, the sign-in and the browser's script,
 * on request threads; its state is in Redis.
 */
@NullMarked
package dev.monkeytown.gateway.identity;

import org.jspecify.annotations.NullMarked;
