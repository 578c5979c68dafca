package dev.monkeytown.devidentity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts dev-identity. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class, proxyBeanMethods = false)
public class DevIdentityApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(DevIdentityApplication.class, arguments);
    }
}
