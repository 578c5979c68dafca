package dev.monkeytown.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PipelineIT {

    private static final byte[] APPEND = "APPEND".getBytes(UTF_8);
    private static final byte[] KEY = "key".getBytes(UTF_8);

    private static Lab lab;
    private static Lab.RunningRedis redis;

    @BeforeAll
    static void startRedis() {
        lab = Lab.open();
        redis = lab.startRedis();
    }

    @AfterAll
    static void tidyUp() {
        lab.close();
    }

    @Test
    void carriesOutEveryCommandHoweverMany() {
        byte[] beginning = Pipeline.beginning(4, "HSETNX".getBytes(UTF_8), "counts".getBytes(UTF_8));
        try (Pipeline pipeline = redis.pipeline(":1");
                RedisLink link = redis.connect()) {
            for (int i = 0; i < 20_000; i++) {
                pipeline.begin(beginning);
                pipeline.argument(Integer.toString(i).getBytes(UTF_8));
                pipeline.put(Pipeline.arguments(KEY));
                if (i % 16 == 0) {
                    pipeline.flush();
                }
            }
            pipeline.settle();

            assertThat(pipeline.refused()).isZero();
            assertThat(link.orders().hlen("counts".getBytes(UTF_8))).isEqualTo(20_000);
        }
    }

    @Test
    void sendsAnArgumentThatIsLargerThanItsBuffer() {
        byte[] large = new byte[1_000_000];
        Arrays.fill(large, (byte) 7);
        try (Pipeline pipeline = redis.pipeline(":1000000");
                RedisLink link = redis.connect()) {
            pipeline.begin(Pipeline.beginning(3, APPEND, "large".getBytes(UTF_8)));
            pipeline.argument(large);
            pipeline.settle();

            assertThat(pipeline.refused()).isZero();
            assertThat(link.orders().get("large".getBytes(UTF_8))).isEqualTo(large);
        }
    }

    @Test
    void countsEveryOtherAnswerAndKeepsOne() {
        try (Pipeline pipeline = redis.pipeline(":2")) {
            pipeline.begin(Pipeline.beginning(3, APPEND, "two".getBytes(UTF_8), KEY));
            pipeline.begin(Pipeline.beginning(3, "INCRBY".getBytes(UTF_8), "n".getBytes(UTF_8), "2".getBytes(UTF_8)));
            pipeline.begin(Pipeline.beginning(1, "NOSUCHCOMMAND".getBytes(UTF_8)));
            pipeline.settle();

            assertThat(pipeline.refused()).isEqualTo(2);
            assertThat(pipeline.refusal()).startsWith("-ERR unknown command");
        }
    }
}
