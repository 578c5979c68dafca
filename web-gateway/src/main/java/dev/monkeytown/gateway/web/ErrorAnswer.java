package dev.monkeytown.gateway.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The body of every refusal that is not a page.
 *
 * @param error what is wrong, for people
 * @param code what is wrong, for programs
 * @param field the field of the request it is about, if it is about one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErrorAnswer(
        String error, String code, @Nullable String field) {

    public ErrorAnswer(String error, String code) {
        this(error, code, null);
    }
}
