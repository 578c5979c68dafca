/** Results as text, JSON and a page. Pure functions of a {@link dev.monkeytown.swarm.measure.Summary}; any thread. */
@NullMarked
package dev.monkeytown.swarm.report;

import org.jspecify.annotations.NullMarked;
