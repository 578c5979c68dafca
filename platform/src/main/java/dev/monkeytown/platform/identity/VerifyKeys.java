package dev.monkeytown.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.monkeytown.platform.service.SettingException;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public EC P-256 keys whose signatures count, by {@code kid}. Several, so that a key can be rotated. */
public final class VerifyKeys {

    public static final String VARIABLE = "MONKEYTOWN_VERIFY_KEYS";

    private final Map<String, JWSVerifier> verifiers;

    private VerifyKeys(Map<String, JWSVerifier> verifiers) {
        this.verifiers = Map.copyOf(verifiers);
    }

    static VerifyKeys of(List<ECKey> keys) {
        return new VerifyKeys(byKid(keys));
    }

    /**
     * @param json the keys as a JWK set; null or blank if the variable is not set
     * @throws SettingException naming the variable, if there is no usable set
     */
    public static VerifyKeys parse(@Nullable String json) {
        if (json == null || json.isBlank()) {
            throw new SettingException(VARIABLE, "is not set: the public keys (JWK set) that tokens are verified with");
        }
        try {
            Map<String, JWSVerifier> verifiers = byKid(JWKSet.parse(json).getKeys());
            if (verifiers.isEmpty()) {
                throw new SettingException(VARIABLE, "holds no key");
            }
            return new VerifyKeys(verifiers);
        } catch (ParseException e) {
            throw new SettingException(VARIABLE, "is not a JWK set in one line of JSON");
        }
    }

    Optional<JWSVerifier> find(@Nullable String kid) {
        return kid == null ? Optional.empty() : Optional.ofNullable(verifiers.get(kid));
    }

    private static Map<String, JWSVerifier> byKid(List<? extends JWK> keys) {
        Map<String, JWSVerifier> verifiers = new HashMap<>();
        for (JWK key : keys) {
            if (key.isPrivate()) {
                throw new SettingException(VARIABLE, "holds a private key; only public ones belong there");
            }
            if (!(key instanceof ECKey ec) || !Curve.P_256.equals(ec.getCurve()) || ec.getKeyID() == null) {
                throw new SettingException(VARIABLE, "must hold only EC P-256 keys with a kid");
            }
            if (verifiers.put(ec.getKeyID(), verifier(ec)) != null) {
                throw new SettingException(VARIABLE, "holds two keys with the same kid");
            }
        }
        return verifiers;
    }

    private static JWSVerifier verifier(ECKey key) {
        try {
            return new ECDSAVerifier(key);
        } catch (JOSEException e) {
            throw new SettingException(VARIABLE, "holds a key that is not on its curve");
        }
    }
}
