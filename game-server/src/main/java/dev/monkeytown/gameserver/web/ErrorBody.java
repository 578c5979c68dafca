package dev.monkeytown.gameserver.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of every error.
 *
 * @param error for people
 * @param code for programs
 * @param field the name of the wrong field, if it was one
 */
record ErrorBody(
        String error,
        String code,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String field) {}
