/**
 * Who a visitor is: the nickname, the cookie that keeps a guest the same person for a month, and the short-lived tokens
 * that the other services accept. Called by the pages and by the browser's script, on request threads; keeps no state.
 */
@NullMarked
package dev.monkeytown.gateway.identity;

import org.jspecify.annotations.NullMarked;
