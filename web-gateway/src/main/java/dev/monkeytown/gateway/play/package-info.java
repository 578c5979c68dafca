/**
 * The page a game is played or watched on. It only carries who plays and which game; everything that moves is the
 * client's. Called on request threads; keeps no state.
 */
@NullMarked
package dev.monkeytown.gateway.play;

import org.jspecify.annotations.NullMarked;
