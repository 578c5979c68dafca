/**
 * How measurements are told: the machine they were made on, tables for people, JSON for programs. Used by every
 * measurement, on its main thread.
 */
@NullMarked
package dev.monkeytown.bench.report;

import org.jspecify.annotations.NullMarked;
