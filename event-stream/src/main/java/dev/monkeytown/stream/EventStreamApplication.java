package dev.monkeytown.stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The event-stream service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EventStreamApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(EventStreamApplication.class, arguments);
    }
}
