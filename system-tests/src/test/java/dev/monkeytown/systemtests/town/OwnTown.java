package dev.monkeytown.systemtests.town;

import dev.monkeytown.quickstart.StartRefused;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** A town for one test class alone, which may do anything to it. */
public final class OwnTown implements BeforeAllCallback, AfterAllCallback, TestExecutionExceptionHandler {
    private final TownPlan plan;
    private Optional<Town> town = Optional.empty();

    public OwnTown(TownPlan plan) {
        this.plan = plan;
    }

    public Town town() {
        return town.orElseThrow();
    }

    /** Stops all of it and starts it with the same data. */
    public void restart() throws StartRefused, InterruptedException {
        town().close();
        town = Optional.of(Town.reopen(plan));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        town = Optional.of(Town.found(plan));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        town.ifPresent(Town::close);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        failure.addSuppressed(new LastWords(town().lastWords()));
        throw failure;
    }
}
