package dev.monkeytown.chaos.arena;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which server owns a game, as Redis knows it: clients cannot tell. Opens a connection for each question; blocks. */
final class Leases {
    private static final int PATIENCE_MS = (int) Duration.ofSeconds(5).toMillis();

    private final URI redis;

    /** @param redisUrl of the server itself, with its password */
    Leases(String redisUrl) {
        this.redis = URI.create(redisUrl);
    }

    /** The owners by game; games that nobody owns are left out. */
    Map<String, String> owners(Collection<String> games) throws IOException {
        Map<String, String> owners = new HashMap<>();
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.connect(new InetSocketAddress(redis.getHost(), redis.getPort()), PATIENCE_MS);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            ask(socket, answers, "AUTH " + redis.getUserInfo().substring(1));
            for (String game : games) {
                String owner = ask(socket, answers, "HGET " + Channels.gameLease(GameId.of(game)) + " owner");
                if (!owner.isEmpty()) {
                    owners.put(game, owner);
                }
            }
        }
        return owners;
    }

    /** One line there, one answer back: a status, or a string, empty if there is none. */
    private static String ask(Socket socket, BufferedReader answers, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        String answer = String.valueOf(answers.readLine());
        return switch (answer.charAt(0)) {
            case '+' -> answer.substring(1);
            case '$' -> answer.equals("$-1") ? "" : String.valueOf(answers.readLine());
            default -> throw new IOException("Redis said " + answer);
        };
    }
}
