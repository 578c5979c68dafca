package dev.monkeytown.simulation.brawl.mind;

import dev.monkeytown.simulation.agent.DecisionModel;
import dev.monkeytown.simulation.agent.Intent;
import dev.monkeytown.simulation.agent.Thought;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes the reasons of the decision being made, if they were asked for; otherwise nothing is built. Owned by one brain. */
final class Diary {

    private final DecisionModel model;
    private final List<Thought.Option> options = new ArrayList<>();
    private List<Thought.Consideration> considerations = new ArrayList<>();
    private Optional<Thought> last = Optional.empty();
    private boolean open;

    Diary(DecisionModel model) {
        this.model = model;
    }

    void explain(boolean wanted) {
        open = wanted;
        last = Optional.empty();
        options.clear();
        considerations.clear();
    }

    /** Whether to note anything; ask before a name is put together. */
    boolean isOpen() {
        return open;
    }

    void begin() {
        if (open) {
            options.clear();
            considerations.clear();
        }
    }

    /** Notes what speaks for or against the next option. */
    void consider(String name, double value) {
        if (open) {
            considerations.add(new Thought.Consideration(name, value));
        }
    }

    /** Forgets what was considered for an option that is none. */
    void dismiss() {
        if (open) {
            considerations.clear();
        }
    }

    /** Notes an option with all that was considered since the one before; only the best are kept. */
    void option(String name, double score) {
        int at = options.size();
        while (at > 0 && options.get(at - 1).score() < score) {
            at--;
        }
        options.add(at, new Thought.Option(name, score, considerations));
        considerations = new ArrayList<>();
        if (options.size() > Thought.MOST_OPTIONS) {
            options.removeLast();
        }
    }

    void close(int seenTick, String chosen, Intent intent) {
        last = Optional.of(new Thought(seenTick, model, chosen, intent, options));
    }

    Optional<Thought> last() {
        return last;
    }
}
