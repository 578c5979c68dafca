package dev.monkeytown.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Starts web-gateway. There are no passwords here, hence no user store. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class, proxyBeanMethods = false)
public class WebGatewayApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(WebGatewayApplication.class, arguments);
    }
}
