package dev.monkeytown.gameserver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.mock.http.MockHttpInputMessage;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of REST requests: read, or refused with 400 and a word about what is wrong. */
class RestBodiesFuzzTest {

    /** As application.yml has it. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final RefusalAdvice ADVICE = new RefusalAdvice();

    static Stream<byte[]> samples() {
        return Stream.of(
                        "{\"mode\":\"banana-brawl\"}",
                        "{\"issuer\":\"https://id.example\",\"subject\":\"rita\"}",
                        "{\"mode\":{\"a\":[1,2.5e3,null]}}",
                        "[]")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("samples")
    @FuzzTest(maxDuration = "60s")
    void body(byte[] json) {
        for (Class<?> body : List.of(
                PlayController.Wish.class, AccountsController.SignIn.class, ReportsController.Complaint.class)) {
            try {
                var unused = MAPPER.readValue(json, body);
            } catch (JacksonException malformed) {
                ResponseEntity<ErrorBody> answer = ADVICE.unreadable(
                        new HttpMessageNotReadableException("unreadable", malformed, new MockHttpInputMessage(json)));
                assertThat(answer.getStatusCode().value()).isEqualTo(400);
                assertThat(MAPPER.writeValueAsBytes(answer.getBody())).isNotEmpty();
            }
        }
    }
}
