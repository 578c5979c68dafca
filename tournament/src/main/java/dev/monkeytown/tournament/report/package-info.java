/** What a tournament showed, for people and for programs. Pure functions of results and ratings. */
@NullMarked
package dev.monkeytown.tournament.report;

import org.jspecify.annotations.NullMarked;
