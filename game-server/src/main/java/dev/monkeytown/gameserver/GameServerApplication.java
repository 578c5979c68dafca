package dev.monkeytown.gameserver;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts a game-server. */
@SpringBootApplication
public class GameServerApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(GameServerApplication.class, arguments);
    }
}
