package dev.monkeytown.gateway.home;

import dev.monkeytown.gateway.servers.GameServers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the home page shows. */
@Configuration(proxyBeanMethods = false)
class HomeConfiguration {

    @Bean
    LobbySource lobbySource(GameServers servers) {
        return new LobbySource(
                servers, question -> Thread.ofVirtual().name("lobby").start(question), System::nanoTime);
    }
}
