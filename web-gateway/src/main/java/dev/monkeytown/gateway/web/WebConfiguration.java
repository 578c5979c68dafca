package dev.monkeytown.gateway.web;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Static files and their caching, and the clock. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    private static final String MANIFEST = "static/assets/.vite/manifest.json";

    /** The names of these files change with their contents. */
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private static final CacheControl A_DAY =
            CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Assets assets() throws IOException {
        ClassPathResource manifest = new ClassPathResource(MANIFEST);
        if (!manifest.exists()) {
            throw new IllegalStateException("this web-gateway was built without its client: no " + MANIFEST);
        }
        return Assets.parse(manifest.getContentAsByteArray());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/*")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(FOREVER);
        registry.addResourceHandler("/favicon.svg", "/robots.txt")
                .addResourceLocations("classpath:/static/")
                .setCacheControl(A_DAY);
        registry.addResourceHandler("/portraits/*")
                .addResourceLocations("classpath:/static/portraits/")
                .setCacheControl(A_DAY);
    }

    /** Browsers ask for it unasked. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/favicon.ico", "/favicon.svg");
    }
}
