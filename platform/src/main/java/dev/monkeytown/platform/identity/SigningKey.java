package dev.monkeytown.platform.identity;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import dev.monkeytown.platform.service.SettingException;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** The private EC P-256 key, with its {@code kid}, that tokens are signed with. Its text form reveals nothing. */
public final class SigningKey {

    static final String VARIABLE = "MONKEYTOWN_SIGNING_KEY";

    private final ECKey key;

    private SigningKey(ECKey key) {
        this.key = key;
    }

    /**
     * @param json the key as a JWK; null or blank if the variable is not set
     * @throws SettingException naming the variable, if there is no usable key
     */
    public static SigningKey parse(@Nullable String json) {
        if (json == null || json.isBlank()) {
            throw new SettingException(
                    VARIABLE, "is not set: the private EC P-256 key (JWK) that tokens are signed with");
        }
        try {
            if (JWK.parse(json) instanceof ECKey ec
                    && ec.isPrivate()
                    && Curve.P_256.equals(ec.getCurve())
                    && ec.getKeyID() != null) {
                return new SigningKey(ec);
            }
        } catch (ParseException e) {
            throw new SettingException(VARIABLE, "is not a JWK in one line of JSON");
        }
        throw new SettingException(VARIABLE, "must be a private EC P-256 key with a kid");
    }

    ECKey key() {
        return key;
    }

    /** The public half, for whoever signs and reads back its own tokens. */
    public VerifyKeys publicKeys() {
        return VerifyKeys.of(key.toPublicJWK());
    }

    @Override
    public String toString() {
        return "SigningKey[" + key.getKeyID() + "]";
    }
}
