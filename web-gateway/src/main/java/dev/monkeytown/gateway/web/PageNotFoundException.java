package dev.monkeytown.gateway.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** An address that leads nowhere; answered with the friendly error page. */
public final class PageNotFoundException extends ResponseStatusException {

    private static final long serialVersionUID = 1L;

    public PageNotFoundException() {
        super(HttpStatus.NOT_FOUND);
    }
}
