/**
 * A stranger's client: all that {@code docs/PROTOCOL.md} tells and the JDK and a JSON parser offer, nothing of ours.
 */
@NullMarked
package dev.monkeytown.systemtests.protocol;

import org.jspecify.annotations.NullMarked;
