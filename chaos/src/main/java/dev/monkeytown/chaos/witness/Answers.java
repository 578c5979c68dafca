package dev.monkeytown.chaos.witness;

import java.util.List;

/**
 * What visitors' requests came to.
 *
 * @param asked requests
 * @param serverErrors of them answered with a status from 500 on
 * @param unanswered of them refused, cut off, or not answered in time
 * @param examples of the last two, a line each
 */
public record Answers(int asked, int serverErrors, int unanswered, List<String> examples) {
    public static final Answers NOBODY_ASKED = new Answers(0, 0, 0, List.of());

    public Answers {
        examples = List.copyOf(examples);
    }
}
