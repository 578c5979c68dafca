/**
 * The log line for machines: one JSON object a line with the fields the design fixes. Called by the logging system on
 * whichever thread logs; holds no state.
 */
@NullMarked
package dev.monkeytown.platform.logging;

import org.jspecify.annotations.NullMarked;
