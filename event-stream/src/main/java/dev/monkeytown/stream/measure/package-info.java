/**
 * What this instance counts. Called from every thread; reading happens on the scraper's request.
 */
@NullMarked
package dev.monkeytown.stream.measure;

import org.jspecify.annotations.NullMarked;
