package dev.monkeytown.systemtests.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import dev.monkeytown.systemtests.town.OwnTown;
import dev.monkeytown.systemtests.town.TownPlan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts, with an issuer of this machine. */
@Order(10)
@ExtendWith(ChromiumExtension.class)
class SignInIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String WHO_AM_I = """
            async name => {
              const csrf = decodeURIComponent(document.cookie.split("; ").find(c => c.startsWith("XSRF-TOKEN=")).slice(11));
              const answer = await fetch("/identity/tokens", {
                method: "POST",
                headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": csrf },
                body: JSON.stringify({ name }),
              });
              return (await answer.json()).playerId;
            }""";

    @RegisterExtension
    static final OwnTown TOWN = new OwnTown(new TownPlan("sign-in", 1, 120).withSignIn());

    /** The issuer is not waited for when a town starts. */
    @BeforeAll
    static void awaitTheIssuer() throws InterruptedException {
        assertThat(TOWN.town().cluster().awaitReady(PATIENCE)).isTrue();
    }

    @Test
    void letsAGuestSignInAndStayTheSamePlayerOnEveryDevice(Chromium chromium) throws Exception {
        Visitor visitor = chromium.visitor(TOWN.town(), Device.DESKTOP);
        visitor.opens("/");
        visitor.screenshot("home-guest");
        String guest = player(visitor, "Mira Guest");
        Cookie before = cookie(visitor);

        visitor.opens("/");
        visitor.part("sign-in").click();
        visitor.sees("sign-in-dev");
        visitor.seesTheIsland();
        visitor.screenshot("sign-in");
        signIn(visitor, "mira", "dev-identity");

        assertThat(player(visitor, "Mira Guest")).isEqualTo(guest);
        assertThat(visitor.part("nickname").inputValue()).isEqualTo("Mira Guest");
        visitor.screenshot("home-signed-in");

        Visitor phone = chromium.visitor(TOWN.town(), Device.PHONE);
        phone.opens("/sign-in");
        phone.seesTheIsland();
        phone.screenshot("sign-in-phone");
        signIn(phone, "mira", "dev-identity-phone");
        phone.screenshot("home-signed-in-phone");
        assertThat(phone.part("nickname").inputValue()).isEqualTo("Mira Guest");
        assertThat(player(phone, "Mira Guest")).as("on another device").isEqualTo(guest);

        Visitor thief = chromium.visitor(TOWN.town(), Device.SMALL);
        thief.page()
                .context()
                .addCookies(List.of(new Cookie(before.name, before.value)
                        .setUrl(TOWN.town().address().toString())));
        thief.opens("/");
        assertThat(player(thief, "Thief"))
                .as("with the cookie from before the sign-in")
                .isNotEqualTo(guest);

        // What a page still loads while the only gateway is away would be missing, and rightly so.
        phone.page().close();
        thief.page().close();
        visitor.seesTheIsland();
        TOWN.town().cluster().process("web-gateway-1").restart(PATIENCE);
        assertThat(TOWN.town().cluster().awaitReady(PATIENCE)).isTrue();
        visitor.opens("/");
        visitor.sees("signed-in");
    }

    @Test
    void leavesTheGameInAllTabsWhenSignedOutInOne(Chromium chromium) {
        Visitor visitor = chromium.visitor(TOWN.town(), Device.SMALL);
        visitor.opens("/sign-in");
        signIn(visitor, "Tabby", "dev-identity-tabs");
        visitor.part("play").click();
        visitor.playing();
        Page other = visitor.page().context().newPage();
        other.navigate("/");

        other.getByTestId("sign-out").click();

        Locator refused = visitor.part("refused");
        assertThat(refused).containsText("You signed out");
        visitor.screenshot("signed-out-elsewhere");
        assertThat(other.getByTestId("sign-in")).isVisible();
    }

    @Test
    void staysAGuestWhoDoesNotSignIn(Chromium chromium) {
        Visitor visitor = chromium.visitor(TOWN.town(), Device.SMALL);
        visitor.opens("/login/oauth2/code/dev?code=made-up&state=made-up");

        visitor.sees("problem");
        visitor.sees("sign-in-dev");
        visitor.opens("/");
        visitor.sees("sign-in");
    }

    private static void signIn(Visitor visitor, String name, String picture) {
        visitor.part("sign-in-dev").click();
        visitor.part("dev-name").fill(name);
        visitor.screenshot(picture);
        visitor.part("dev-sign-in").click();
        visitor.sees("signed-in");
    }

    private static String player(Visitor visitor, String name) {
        return String.valueOf(visitor.page().evaluate(WHO_AM_I, name));
    }

    private static Cookie cookie(Visitor visitor) {
        return visitor.page().context().cookies().stream()
                .filter(each -> each.name.equals("guest"))
                .findFirst()
                .orElseThrow();
    }
}
