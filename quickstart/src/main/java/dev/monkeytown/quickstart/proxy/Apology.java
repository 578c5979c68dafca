package dev.monkeytown.quickstart.proxy;

import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;

/** What a visitor reads while no instance of a service answers: it says so, and the page tries again by itself. */
record Apology(Route route) implements DefaultResponseListener {
    private static final String RETRY_SECONDS = "2";
    private static final String JSON = """
            {"error":"The service is not available right now, please try again","code":"unavailable"}
            """;
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width">
              <meta http-equiv="refresh" content="%s">
              <title>Monkeytown is waking up</title>
              <style>
                body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center;
                       background: #1B6CA8; color: #FFFDF6; font: 1.25rem/1.6 system-ui, sans-serif }
                h1 { margin: 0; color: #FFD43B }
              </style>
            </head>
            <body>
              <main><h1>Monkeytown is waking up</h1><p>The monkeys are still yawning. This page tries again by itself.</p></main>
            </body>
            </html>
            """.formatted(RETRY_SECONDS);

    @Override
    public boolean handleDefaultResponse(HttpServerExchange exchange) {
        int status = exchange.getStatusCode();
        boolean ours = status == StatusCodes.BAD_GATEWAY
                || status == StatusCodes.SERVICE_UNAVAILABLE
                || status == StatusCodes.GATEWAY_TIME_OUT;
        if (!ours || !exchange.isResponseChannelAvailable()) {
            return false;
        }
        boolean page = route == Route.PAGES;
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, page ? "text/html; charset=utf-8" : "application/json")
                .put(Headers.CACHE_CONTROL, "no-store")
                .put(Headers.RETRY_AFTER, RETRY_SECONDS);
        exchange.getResponseSender().send(page ? PAGE : JSON);
        return true;
    }
}
