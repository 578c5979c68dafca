/**
 * Running clusters and the people in them: starts {@link dev.monkeytown.quickstart.cluster.LocalCluster}s, makes guests
 * over HTTP, shows what services logged when a test fails. Used by every test, on the test's thread.
 */
@NullMarked
package dev.monkeytown.systemtests.town;

import org.jspecify.annotations.NullMarked;
