package dev.monkeytown.gateway.signin;

import dev.monkeytown.gateway.identity.Visitors;
import dev.monkeytown.gateway.web.Assets;
import dev.monkeytown.gateway.web.PageNotFoundException;
import dev.monkeytown.platform.identity.Identity;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way in and out; both work without any script. */
@Controller
class SignInController {

    private final Issuers issuers;
    private final Visitors visitors;
    private final Assets assets;

    SignInController(Issuers issuers, Visitors visitors, Assets assets) {
        this.issuers = issuers;
        this.visitors = visitors;
        this.assets = assets;
    }

    @GetMapping("/sign-in")
    String page(
            @RequestParam(name = "problem", defaultValue = "") String problem,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        if (!issuers.any()) {
            throw new PageNotFoundException();
        }
        Optional<Identity> visitor = visitors.recognise(request, response);
        model.addAttribute("issuers", issuers.all());
        model.addAttribute("notice", text(problem));
        model.addAttribute(
                "guest",
                visitor.filter(who -> !who.account()).map(Identity::name).orElse(null));
        model.addAttribute("assets", assets);
        return "sign-in";
    }

    /** Ends the session everywhere: its open games are left within a second. */
    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request, HttpServletResponse response) {
        visitors.signOut(request, response);
        return "redirect:/";
    }

    private static @Nullable String text(String problem) {
        return Problem.read(problem).map(Problem::text).orElse(null);
    }
}
