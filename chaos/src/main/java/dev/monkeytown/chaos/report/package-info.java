/**
 * What a run showed: a table for people, JSON for programs.
 */
@NullMarked
package dev.monkeytown.chaos.report;

import org.jspecify.annotations.NullMarked;
