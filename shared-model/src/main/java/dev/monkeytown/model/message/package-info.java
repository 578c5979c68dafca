/**
 * What travels on the socket as JSON: the seed's messages and the few that had to join them, one sealed family per
 * direction, and the codec between them and text. Immutable, stateless, used on any thread.
 */
@NullMarked
package dev.monkeytown.model.message;

import org.jspecify.annotations.NullMarked;
