package dev.monkeytown.gateway.servers;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the game-servers are.
 *
 * @param urls base addresses, asked in this order (GAME_SERVER_URLS); default http://localhost:3001
 * @param connectTimeout how long one may take to accept a connection; zero waits for ever
 * @param readTimeout how long one may take to answer; zero waits for ever
 */
@ConfigurationProperties("monkeytown.game-servers")
record GameServerProperties(
        @Nullable List<String> urls,
        @DefaultValue("500ms") Duration connectTimeout,
        @DefaultValue("1s") Duration readTimeout) {}
