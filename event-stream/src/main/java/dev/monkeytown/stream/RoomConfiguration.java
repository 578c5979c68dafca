package dev.monkeytown.stream;

import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.platform.redis.RedisConnections;
import dev.monkeytown.stream.inbox.Inboxes;
import dev.monkeytown.stream.inbox.RedisInboxPublisher;
import dev.monkeytown.stream.intake.Feed;
import dev.monkeytown.stream.intake.Feeds;
import dev.monkeytown.stream.intake.GameArchive;
import dev.monkeytown.stream.intake.RedisGameArchive;
import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.room.RoomSettings;
import dev.monkeytown.stream.room.Rooms;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.EventLoopGroup;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/** From Redis to rooms and back. */
@Configuration(proxyBeanMethods = false)
class RoomConfiguration {

    /** Long enough for all players of a game to reload their pages at once. */
    private static final Duration LINGER = Duration.ofSeconds(10);

    @Bean
    StreamMetrics streamMetrics(MeterRegistry registry) {
        return new StreamMetrics(registry);
    }

    @Bean
    MessageCodec messageCodec() {
        return new MessageCodec();
    }

    /** For what is not bound to an event loop. */
    @Bean
    Feed feed(RedisConnections redis) {
        return new Feed(redis.newPubSub());
    }

    /** Takes the resource factory only to be closed before it ends the loops. */
    @Bean
    LoopBus loopBus(RedisConnections redis, LoopResources loops, ReactorResourceFactory endsLoops) {
        return new LoopBus(redis, loops);
    }

    @Bean
    LoopBusLifecycle loopBusLifecycle(LoopBus bus) {
        return new LoopBusLifecycle(bus);
    }

    @Bean
    Inboxes inboxes(LoopBus bus, StreamMetrics metrics) {
        return new Inboxes(loop -> new RedisInboxPublisher(bus.commands(loop), metrics));
    }

    @Bean
    GameArchive archive(RedisConnections redis, StreamMetrics metrics) {
        return new RedisGameArchive(redis.general(), metrics);
    }

    @Bean
    Rooms rooms(
            Feed feed,
            LoopBus bus,
            GameArchive archive,
            Inboxes inboxes,
            LoopResources loops,
            EventStreamConfig config,
            MessageCodec codec,
            StreamMetrics metrics) {
        EventLoopGroup group = loops.onServer(LoopResources.DEFAULT_NATIVE);
        RoomSettings settings = new RoomSettings(config.bufferSize(), config.replayWindow(), LINGER);
        return new Rooms(
                new Feeds(bus.feeds(), feed),
                archive,
                inboxes,
                group::next,
                settings,
                config.readers(),
                codec,
                metrics,
                System::nanoTime,
                System::currentTimeMillis);
    }
}
