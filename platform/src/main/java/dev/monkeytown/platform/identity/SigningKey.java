package dev.monkeytown.platform.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.monkeytown.platform.service.SettingException;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The private EC P-256 key, with its {@code kid}, that tokens are signed with, and those that it will follow or has
 * followed: what they signed still counts, so a key is changed without signing anyone out. Its text form reveals nothing.
 */
public final class SigningKey {

    static final String VARIABLE = "MONKEYTOWN_SIGNING_KEY";

    /** The first one signs. */
    private final List<ECKey> keys;

    private SigningKey(List<ECKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * @param json the key as a JWK, or several as a JWK set, of which the first signs; null or blank if the variable is not
     *     set
     * @throws SettingException naming the variable, if there is no usable key
     */
    public static SigningKey parse(@Nullable String json) {
        if (json == null || json.isBlank()) {
            throw new SettingException(
                    VARIABLE, "is not set: the private EC P-256 key (JWK) that tokens are signed with");
        }
        List<ECKey> keys = read(json).stream().map(SigningKey::usable).toList();
        Set<String> kids = new HashSet<>();
        if (keys.isEmpty() || !keys.stream().map(ECKey::getKeyID).allMatch(kids::add)) {
            throw new SettingException(VARIABLE, "must hold at least one key, each with a kid of its own");
        }
        return new SigningKey(keys);
    }

    /** A new key that is known to this process alone, for as long as it holds this object. */
    public static SigningKey ephemeral() {
        try {
            return new SigningKey(List.of(
                    new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate()));
        } catch (JOSEException e) {
            throw new IllegalStateException("the JDK has P-256", e);
        }
    }

    private static List<JWK> read(String json) {
        try {
            return JWKSet.parse(json).getKeys();
        } catch (ParseException notASet) {
            try {
                return List.of(JWK.parse(json));
            } catch (ParseException noKeyEither) {
                throw new SettingException(VARIABLE, "is neither a JWK nor a JWK set in one line of JSON");
            }
        }
    }

    private static ECKey usable(JWK key) {
        if (key instanceof ECKey ec && ec.isPrivate() && Curve.P_256.equals(ec.getCurve()) && ec.getKeyID() != null) {
            return ec;
        }
        throw new SettingException(VARIABLE, "must be a private EC P-256 key with a kid");
    }

    ECKey key() {
        return keys.getFirst();
    }

    /** The public halves, for whoever signs and reads back its own tokens. */
    public VerifyKeys publicKeys() {
        return VerifyKeys.of(keys.stream().map(ECKey::toPublicJWK).toList());
    }

    /** The public halves as a JWK set, for everybody. */
    public String jwks() {
        return new JWKSet(List.copyOf(keys)).toString(true);
    }

    @Override
    public String toString() {
        return "SigningKey[" + key().getKeyID() + "]";
    }
}
