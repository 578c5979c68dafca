package dev.monkeytown.gateway.account;

import dev.monkeytown.gateway.identity.Visitors;
import dev.monkeytown.gateway.servers.GameServers;
import dev.monkeytown.gateway.web.Assets;
import dev.monkeytown.gateway.web.PageNotFoundException;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.platform.identity.TokenSigner;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;

/** Everything about the visitor, to see and to delete; works without any script. Nobody comes here whom we do not know. */
@Controller
class AccountController {

    private static final Logger log = LoggerFactory.getLogger(AccountController.class);
    private static final String ME = "/internal/players/me";
    private static final String AUDIENCE = "game-server/accounts";
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(30);

    private final Visitors visitors;
    private final GameServers servers;
    private final TokenSigner signer;
    private final Assets assets;

    AccountController(Visitors visitors, GameServers servers, TokenSigner signer, Assets assets) {
        this.visitors = visitors;
        this.servers = servers;
        this.signer = signer;
        this.assets = assets;
    }

    /** @param problem there, if what the visitor asked for could not be done */
    @GetMapping("/account")
    String page(
            @RequestParam(name = "problem", defaultValue = "") String problem,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Identity visitor = visitor(request, response);
        model.addAttribute("name", visitor.name());
        model.addAttribute("playerId", visitor.playerId().toString());
        model.addAttribute("account", visitor.account());
        model.addAttribute("problem", !problem.isEmpty());
        model.addAttribute("assets", assets);
        return "account";
    }

    /** A file for the visitor to keep. */
    @GetMapping("/account/data")
    ResponseEntity<byte[]> data(HttpServletRequest request, HttpServletResponse response) {
        try {
            byte[] json = servers.read(ME, token(visitor(request, response)));
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_JSON)
                    .cacheControl(CacheControl.noStore())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"monkeytown.json\"")
                    .body(json);
        } catch (RestClientException away) {
            log.warn("Nobody can see what is stored about them: {}", away.toString());
            return ResponseEntity.status(303)
                    .header(HttpHeaders.LOCATION, "/account?problem=away")
                    .build();
        }
    }

    /**
     * Forgets the visitor: sockets close, the cookie goes, and so does everything of which {@link #data} told.
     *
     * @param sure the form's box
     */
    @PostMapping("/account/delete")
    String delete(
            @RequestParam(name = "sure", defaultValue = "false") boolean sure,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!sure) {
            return "redirect:/account";
        }
        try {
            servers.delete(ME, token(visitor(request, response)));
        } catch (RestClientException away) {
            log.warn("Nobody can be forgotten: {}", away.toString());
            return "redirect:/account?problem=away";
        }
        visitors.forget(request, response);
        return "redirect:/";
    }

    private Identity visitor(HttpServletRequest request, HttpServletResponse response) {
        return visitors.recognise(request, response).orElseThrow(PageNotFoundException::new);
    }

    private String token(Identity visitor) {
        return signer.sign(visitor, AUDIENCE, TOKEN_LIFE);
    }
}
