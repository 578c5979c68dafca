package dev.monkeytown.gateway.home;

import dev.monkeytown.gateway.identity.Nickname;
import dev.monkeytown.gateway.identity.Nickname.Wish;
import dev.monkeytown.gateway.identity.Visitors;
import dev.monkeytown.gateway.signin.Issuers;
import dev.monkeytown.gateway.web.Assets;
import dev.monkeytown.platform.identity.Identity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The home page. Complete without any script. */
@Controller
class HomeController {

    private final LobbySource lobbies;
    private final Visitors visitors;
    private final Issuers issuers;
    private final Assets assets;

    HomeController(LobbySource lobbies, Visitors visitors, Issuers issuers, Assets assets) {
        this.lobbies = lobbies;
        this.visitors = visitors;
        this.issuers = issuers;
        this.assets = assets;
    }

    /**
     * @param wished a name that the play page sent back because it cannot be used
     */
    @GetMapping("/")
    String home(
            @RequestParam(name = "name", required = false) @Nullable String wished,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Lobby lobby = lobbies.now();
        String refusal = wished == null ? null : refusal(wished);
        Optional<Identity> visitor = visitors.recognise(request, response);
        model.addAttribute("nickname", visitors.nickname(visitor).text());
        model.addAttribute("account", visitor.map(Identity::account).orElse(false));
        model.addAttribute("known", visitor.isPresent());
        model.addAttribute("offersSignIn", issuers.any());
        model.addAttribute("games", lobby.games());
        model.addAttribute("ladder", lobby.ladder());
        model.addAttribute("notice", refusal == null ? lobby.notice() : refusal);
        model.addAttribute("assets", assets);
        return "home";
    }

    private static @Nullable String refusal(String wished) {
        return switch (Nickname.parse(wished)) {
            case Wish.Granted granted -> null;
            case Wish.Refused refused -> refused.reason();
        };
    }
}
