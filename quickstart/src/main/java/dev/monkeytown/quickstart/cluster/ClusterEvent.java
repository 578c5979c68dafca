package dev.monkeytown.quickstart.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What happens in a cluster that a person may want to know. */
public sealed interface ClusterEvent {
    /** Nothing is in the way: the folder and the port are ours, and the processes are being started. */
    record Starting(Path data) implements ClusterEvent {}

    /** A process can serve. @param after the start of the cluster */
    record Ready(String name, Duration after) implements ClusterEvent {}

    /** The start goes on. @param names still awaited */
    record Waiting(List<String> names, Duration since) implements ClusterEvent {}

    record Died(String name, String how, Duration nextTry) implements ClusterEvent {}

    record KeepsDying(String name, int deaths, String how, Duration everyPause, Path log) implements ClusterEvent {}

    record StartedAgain(String name, long pid) implements ClusterEvent {}

    record HadToBeKilled(String name, Duration patience) implements ClusterEvent {}
}
