package dev.monkeytown.gateway.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * The last word on every failed request: a page for browsers, JSON for scripts. Says what the visitor can do and never
 * what happened inside; that is in the log.
 */
@Controller
@RequestMapping("${spring.web.error.path:/error}")
class ErrorPageController implements ErrorController {

    private final Assets assets;

    ErrorPageController(Assets assets) {
        this.assets = assets;
    }

    @RequestMapping(produces = MediaType.TEXT_HTML_VALUE)
    String page(HttpServletRequest request, HttpServletResponse response, Model model) {
        HttpStatus status = status(request);
        response.setStatus(status.value());
        model.addAttribute("status", status.value());
        model.addAttribute("error", text(status));
        model.addAttribute("assets", assets);
        return "error";
    }

    @RequestMapping
    ResponseEntity<ErrorAnswer> json(HttpServletRequest request) {
        HttpStatus status = status(request);
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(new ErrorAnswer(text(status), status.name().toLowerCase(Locale.ROOT)));
    }

    /** Without a failed request behind it, somebody opened the address of this page by hand. */
    private static HttpStatus status(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code) {
            HttpStatus status = HttpStatus.resolve(code);
            return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        }
        return HttpStatus.NOT_FOUND;
    }

    private static String text(HttpStatus status) {
        if (status == HttpStatus.NOT_FOUND) {
            return "Nothing grows here. This page or game does not exist, or it is long over.";
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            return "We do not know you here, so nothing is stored about you.";
        }
        if (status.is4xxClientError()) {
            return "The monkeys did not understand that request.";
        }
        return "A coconut fell on our server. Please try again in a moment.";
    }
}
