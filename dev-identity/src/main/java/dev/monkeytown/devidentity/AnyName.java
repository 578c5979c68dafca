package dev.monkeytown.devidentity;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/** Believes whoever says a name. Thread-safe. */
final class AnyName implements AuthenticationProvider {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,19}");

    @Override
    public Authentication authenticate(Authentication said) {
        String name = said.getName().strip();
        if (!NAME.matcher(name).matches()) {
            throw new BadCredentialsException("no name");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                name, null, List.of(FactorGrantedAuthority.fromAuthority(FactorGrantedAuthority.PASSWORD_AUTHORITY)));
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
