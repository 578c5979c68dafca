package dev.monkeytown.systemtests.town;

import dev.monkeytown.quickstart.cluster.ClusterEvent;
import dev.monkeytown.quickstart.process.LogFile;
import dev.monkeytown.quickstart.process.Supervised;
import java.util.List;

/** What a cluster's processes said last, attached to a failure. Not a failure itself, so it has no stack. */
final class LastWords extends Throwable {
    private static final long serialVersionUID = 1L;
    private static final int LINES = 15;

    LastWords(String text) {
        super(text, null, false, false);
    }

    static String of(List<Supervised> processes, List<ClusterEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ClusterEvent event : events) {
            text.append("\n  ").append(event);
        }
        for (Supervised process : processes) {
            text.append("\n---- ")
                    .append(process.name())
                    .append(", all of it in ")
                    .append(process.log());
            for (String line : new LogFile(process.log()).tail(LINES)) {
                text.append("\n  ").append(line);
            }
        }
        return text.toString();
    }
}
