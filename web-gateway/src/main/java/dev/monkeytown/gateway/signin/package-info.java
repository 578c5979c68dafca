/**
 * Signing in with an account that somebody has elsewhere: OAuth 2 with code and PKCE, done by Spring Security. Of what an
 * issuer says only issuer and subject are used, to ask a game-server which player that is; its tokens are thrown away at
 * once. Runs on request threads; what waits for a visitor to come back is in Redis.
 */
@NullMarked
package dev.monkeytown.gateway.signin;

import org.jspecify.annotations.NullMarked;
