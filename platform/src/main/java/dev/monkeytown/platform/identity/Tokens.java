package dev.monkeytown.platform.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import java.time.Duration;

/** What signing and verifying must agree on. */
final class Tokens {

    static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
    static final JOSEObjectType TYPE = JOSEObjectType.JWT;
    static final String ISSUER = "monkeytown";
    static final String SESSION = "sid";
    static final String NAME = "name";

    /** There and true for who signed in; guests have none, and tokens from before there were accounts are guests'. */
    static final String ACCOUNT = "acc";

    /** Characters a token may have; ours have about 500. Longer ones are refused before anything is decoded. */
    static final int MAX_LENGTH = 2_048;

    /** How far the clocks of two machines may differ. */
    static final Duration LEEWAY = Duration.ofSeconds(5);

    private Tokens() {}
}
