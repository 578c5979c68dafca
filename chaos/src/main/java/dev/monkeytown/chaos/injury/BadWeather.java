package dev.monkeytown.chaos.injury;

import dev.monkeytown.chaos.arena.FaultProxy;
import dev.monkeytown.chaos.arena.Weather;
import java.time.Duration;

/** The way to Redis is bad for a while. */
record BadWeather(FaultProxy proxy, Weather weather, Duration length) implements Injury {

    @Override
    public String what() {
        String bad = switch (weather) {
            case Weather.Latency(int delayMs, int jitterMs) -> delayMs + " to " + (delayMs + jitterMs) + " ms late";
            case Weather.BlackHole _ -> "silent";
            case Weather.Slow(int bytesPerSecond) -> "at " + bytesPerSecond / 1000 + " kB/s";
            case Weather.Fine _ -> "as ever";
        };
        return "Redis " + bad + " for " + length.toMillis() + " ms";
    }

    @Override
    public void strike() throws InterruptedException {
        proxy.weather(weather);
        Thread.sleep(length);
        heal();
    }

    @Override
    public void heal() {
        proxy.weather(new Weather.Fine());
    }
}
