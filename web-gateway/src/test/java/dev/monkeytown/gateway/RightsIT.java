package dev.monkeytown.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenSigner;
import dev.monkeytown.platform.rights.RightsTable;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Every cell of the documented table that is a web-gateway's: who may is answered, everybody else is refused as it says. */
class RightsIT extends RunningGateway {

    private static final String SERVICE = "web-gateway";
    private static final String GAME = "0190f3a2-7b1c-4d5e-8f60-112233445566";

    /** Files that there are. */
    private static final Map<String, String> PATHS = Map.of(
            "/assets/*", "/assets/home-TEST0003.js",
            "/portraits/*", "/portraits/gus.svg",
            "/oauth2/authorization/{issuer}", "/oauth2/authorization/github",
            "/login/oauth2/code/{issuer}", "/login/oauth2/code/github");

    @Autowired
    private ApplicationContext context;

    @Test
    void answersAndRefusesAsDocumented() throws Exception {
        for (Map<String, String> row : RightsTable.ofAddresses().of(SERVICE)) {
            for (String role : List.of("nobody", "guest", "account", "operator", "other service")) {
                String address = row.getOrDefault("address", "");
                int status = ask(address, role).statusCode();
                if (RightsTable.YES.equals(row.get(role))) {
                    assertThat(status).as("%s as %s", address, role).isLessThan(400);
                } else {
                    assertThat("" + status).as("%s as %s", address, role).isEqualTo(row.get(role));
                }
            }
        }
    }

    @Test
    void documentsEveryAddressItHas() {
        Stream<String> controllers = context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(RightsIT::addresses)
                .filter(address -> !address.endsWith("/error"));
        Stream<String> files = context.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .map(path -> "GET " + path);

        assertThat(Stream.concat(controllers, files).toList())
                .contains("POST /identity/tokens", "GET /assets/*")
                .allMatch(address ->
                        RightsTable.ofAddresses().row(SERVICE, address).isPresent());
    }

    @Test
    void showsNothingOfTheBuildsOwnFiles() throws Exception {
        assertThat(get("/assets/.vite/manifest.json").statusCode()).isEqualTo(404);
        assertThat(get("/application.yml").statusCode()).isEqualTo(404);
        assertThat(get("/templates/home.html").statusCode()).isEqualTo(404);
    }

    private static Stream<String> addresses(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .toList();
        return mapping.getPatternValues().stream()
                .flatMap(path -> methods.stream().map(method -> method + " " + path));
    }

    private HttpResponse<String> ask(String address, String role) throws Exception {
        String[] parts = address.split(" ", 2);
        String path = PATHS.getOrDefault(parts[1], parts[1].replace("{gameId}", GAME));
        String csrf = csrf();
        return BROWSER.send(
                request(
                                path,
                                "Content-Type",
                                path.equals("/identity/tokens")
                                        ? "application/json"
                                        : "application/x-www-form-urlencoded",
                                "X-XSRF-TOKEN",
                                csrf,
                                "Authorization",
                                "Bearer 0123456789abcdef0123456789abcdef",
                                "Cookie",
                                "XSRF-TOKEN=" + csrf + cookie(role))
                        .method(parts[0], BodyPublishers.ofString(parts[0].equals("POST") ? "{\"name\":\"Rita\"}" : ""))
                        .build(),
                BodyHandlers.ofString());
    }

    /** Anew for each request: some of them end the session. What operators and services send means nothing here. */
    private static String cookie(String role) {
        Identity rita = new Identity(PlayerId.random(), SessionId.random(), "Rita", role.equals("account"));
        boolean visitor = role.equals("guest") || role.equals("account");
        return visitor
                ? "; guest="
                        + new TokenSigner(KEY, InstantSource.system()).sign(rita, "web-gateway", Duration.ofDays(30))
                : "";
    }
}
