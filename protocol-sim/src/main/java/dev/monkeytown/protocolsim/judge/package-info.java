/** What must be true of every simulated world, whatever fails in it. Told what happens by nodes and by Redis; changes nothing. */
@NullMarked
package dev.monkeytown.protocolsim.judge;

import org.jspecify.annotations.NullMarked;
