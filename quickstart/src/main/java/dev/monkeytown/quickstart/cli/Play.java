package dev.monkeytown.quickstart.cli;

import dev.monkeytown.quickstart.StartRefused;
import dev.monkeytown.quickstart.cluster.ClusterOptions;
import dev.monkeytown.quickstart.cluster.LocalCluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code play}: starts a cluster, says where it is, and runs until Ctrl-C. */
@Command(name = "play")
final class Play implements Callable<Integer> {
    private static final int REFUSED = 1;

    @Mixin
    private final PlayOptions options = new PlayOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        options.objection().ifPresent(objection -> {
            throw new ParameterException(spec.commandLine(), objection);
        });
        Progress progress = new Progress(spec.commandLine().getOut());
        ClusterOptions wanted = options.cluster();
        try (Goodbye goodbye = Goodbye.onSignal(progress);
                LocalCluster cluster = LocalCluster.start(wanted, progress)) {
            progress.ready(cluster.address(), wanted.dataFolder());
            if (options.opensBrowser()) {
                Browser.open(cluster.address(), progress);
            }
            goodbye.await();
            return 0;
        } catch (StartRefused e) {
            e.evidence().forEach(line -> spec.commandLine().getErr().println("  | " + line));
            spec.commandLine().getErr().println("monkeytown: " + e.getMessage());
            return REFUSED;
        } catch (InterruptedException e) {
            return 0;
        }
    }
}
