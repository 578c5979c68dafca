/**
 * An OpenID Connect issuer for developers, by Spring's authorization server: whoever picks a name is that person. With it
 * the whole sign-in works on one machine without a network. Refuses to run in production; keeps nothing over a restart.
 */
@NullMarked
package dev.monkeytown.devidentity;

import org.jspecify.annotations.NullMarked;
