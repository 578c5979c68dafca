/**
 * Visitors in a real Chromium, and what they can do in town. Everything runs on the test's thread, as Playwright demands.
 */
@NullMarked
package dev.monkeytown.systemtests.browser;

import org.jspecify.annotations.NullMarked;
