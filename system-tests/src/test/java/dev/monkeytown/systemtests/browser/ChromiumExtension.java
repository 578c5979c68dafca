package dev.monkeytown.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives tests one {@link Chromium} for the whole run. After each test its visitors leave, and the test fails if any of
 * their pages had a complaint; a test that failed leaves pictures.
 */
final class ChromiumExtension implements ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(ChromiumExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(Chromium.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return store(context).computeIfAbsent(Chromium.class, _ -> new Chromium(), Chromium.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        Chromium chromium = store(context).get(Chromium.class, Chromium.class);
        if (chromium != null) {
            String name = context.getRequiredTestMethod().getName();
            failure.addSuppressed(new Seen(chromium.evidence(name) + "\ncomplaints: " + chromium.complaints()));
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Chromium chromium = store(context).get(Chromium.class, Chromium.class);
        if (chromium == null) {
            return;
        }
        var complaints = chromium.complaints();
        chromium.sendVisitorsHome();
        if (context.getExecutionException().isEmpty()) {
            assertThat(complaints).as("errors and failed requests of the pages").isEmpty();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getRoot().getStore(HERE);
    }

    /** What the pages showed. Not a failure itself, so it has no stack. */
    private static final class Seen extends Throwable {
        private static final long serialVersionUID = 1L;

        Seen(String text) {
            super(text, null, false, false);
        }
    }
}
