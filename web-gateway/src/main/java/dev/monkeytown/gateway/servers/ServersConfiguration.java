package dev.monkeytown.gateway.servers;

import dev.monkeytown.platform.health.ReadinessCheck;
import dev.monkeytown.platform.resilience.Dependency;
import dev.monkeytown.platform.resilience.Resilience;
import dev.monkeytown.platform.service.SettingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The way to the game-servers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GameServerProperties.class)
class ServersConfiguration {

    private static final URI DEFAULT = URI.create("http://localhost:3001");

    @Bean
    GameServers gameServers(
            RestClient.Builder client,
            HttpClient gameServerHttpClient,
            GameServerProperties properties,
            Resilience resilience) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(gameServerHttpClient);
        requests.setReadTimeout(properties.readTimeout());
        return new GameServers(client.requestFactory(requests).build(), urls(properties.urls()), resilience);
    }

    /** Pages come without games and ladder, so this service is ready all the same. */
    @Bean
    ReadinessCheck gameServersBreaker(Resilience resilience) {
        return resilience.check(Dependency.GAME_SERVERS);
    }

    /** HTTP/1.1, because an attempt to upgrade would cost a round trip; closed with the application. */
    @Bean
    HttpClient gameServerHttpClient(GameServerProperties properties) {
        return HttpClient.newBuilder()
                .connectTimeout(properties.connectTimeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    private static List<URI> urls(@Nullable List<String> texts) {
        List<URI> urls = texts == null
                ? List.of()
                : texts.stream()
                        .filter(text -> !text.isBlank())
                        .map(ServersConfiguration::url)
                        .toList();
        return urls.isEmpty() ? List.of(DEFAULT) : urls;
    }

    private static URI url(String text) {
        try {
            URI url = URI.create(text.strip());
            if (url.getHost() != null && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static SettingException unusable() {
        return new SettingException(
                "GAME_SERVER_URLS", "must be addresses such as http://localhost:3001, with commas between");
    }
}
