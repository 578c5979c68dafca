package dev.monkeytown.devidentity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page that asks for a name. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String page(@RequestParam(name = "error", required = false) @Nullable String error, Model model) {
        model.addAttribute("refused", error != null);
        return "sign-in";
    }
}
