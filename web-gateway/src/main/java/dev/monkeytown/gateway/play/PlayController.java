package dev.monkeytown.gateway.play;

import dev.monkeytown.gateway.identity.Nickname;
import dev.monkeytown.gateway.identity.Nickname.Wish;
import dev.monkeytown.gateway.identity.Visitors;
import dev.monkeytown.gateway.web.Assets;
import dev.monkeytown.gateway.web.PageNotFoundException;
import dev.monkeytown.model.GameId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The play page: in any game, in a given one, or watching one. Opening it changes nothing. */
@Controller
class PlayController {

    private final Visitors visitors;
    private final Assets assets;

    PlayController(Visitors visitors, Assets assets) {
        this.visitors = visitors;
        this.assets = assets;
    }

    /** A name that cannot be used goes back to the home page, which says why. */
    @GetMapping("/play")
    String play(
            @RequestParam(name = "name", required = false) @Nullable String name,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model,
            RedirectAttributes back) {
        if (name == null) {
            return page(visitors.nickname(request, response), null, false, model);
        }
        return switch (Nickname.parse(name)) {
            case Wish.Granted granted -> page(granted.nickname(), null, false, model);
            case Wish.Refused refused -> {
                back.addAttribute("name", name);
                yield "redirect:/";
            }
        };
    }

    @GetMapping("/play/{gameId}")
    String join(
            @PathVariable("gameId") String gameId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return page(visitors.nickname(request, response), checked(gameId), false, model);
    }

    @GetMapping("/watch/{gameId}")
    String watch(
            @PathVariable("gameId") String gameId,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return page(visitors.nickname(request, response), checked(gameId), true, model);
    }

    private String page(Nickname nickname, @Nullable String gameId, boolean watch, Model model) {
        model.addAttribute("nickname", nickname.text());
        model.addAttribute("gameId", gameId);
        model.addAttribute("watch", watch);
        model.addAttribute("assets", assets);
        return "play";
    }

    /** Whether such a game exists is for the game-server to say; here only what cannot be one is refused. */
    private static String checked(String gameId) {
        return GameId.parse(gameId).orElseThrow(PageNotFoundException::new).toString();
    }
}
