package dev.monkeytown.quickstart.data;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.monkeytown.quickstart.StartRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.text.ParseException;

/**
 * The key pair that signs players' tokens, made once and kept: guests stay who they are over a restart.
 *
 * @param privateKey an ES256 JWK on one line, for web-gateway alone
 * @param publicKeys the JWK set that verifies its signatures, on one line
 */
public record SigningKeys(String privateKey, String publicKeys) {

    public static SigningKeys in(Path folder) throws IOException, StartRefused {
        OwnerFile file = new OwnerFile(folder.resolve("signing.jwk"));
        try {
            if (!file.exists()) {
                file.write(generate().toJSONString());
            }
            ECKey key = ECKey.parse(file.read());
            return new SigningKeys(key.toJSONString(), new JWKSet(key).toString(true));
        } catch (ParseException e) {
            throw new StartRefused("the signing key in " + file.path() + " is damaged; delete it to get a new one", e);
        }
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK knows no P-256 keys", e);
        }
    }
}
