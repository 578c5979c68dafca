package dev.monkeytown.systemtests.town;

import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests that ask for a {@link Town}, or only for its {@link URI}, the shared one: started for the first of them,
 * stopped after the last test of the run. Every failure gets the services' last words.
 */
public final class TownExtension
        implements ParameterResolver, TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(TownExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type.equals(Town.class) || type.equals(URI.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Town town = store(context).computeIfAbsent(Town.class, _ -> found(), Town.class);
        return parameter.getParameter().getType().equals(Town.class) ? town : town.address();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withLastWords(context, failure);
    }

    @Override
    public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withLastWords(context, failure);
    }

    @Override
    public void handleAfterEachMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        throw withLastWords(context, failure);
    }

    private static Throwable withLastWords(ExtensionContext context, Throwable failure) {
        Town town = store(context).get(Town.class, Town.class);
        if (town != null && !(failure instanceof org.opentest4j.TestAbortedException)) {
            failure.addSuppressed(new LastWords(town.lastWords()));
        }
        return failure;
    }

    private static Town found() {
        try {
            return Town.found(TownPlan.SHARED);
        } catch (IOException | StartRefused e) {
            throw new AssertionError("the town did not start", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the town's start was interrupted", e);
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(HERE);
    }
}
