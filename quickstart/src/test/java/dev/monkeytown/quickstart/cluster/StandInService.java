package dev.monkeytown.quickstart.cluster;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that listens where it is told and says who it is: what the cluster does with services needs no more. */
public final class StandInService {
    private StandInService() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length > 0 && arguments[0].equals("broken")) {
            System.out.println("MONKEYTOWN_SIGNING_KEY is not set");
            System.exit(3);
        }
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        byte[] who = (System.getenv("MONKEYTOWN_INSTANCE") + " "
                        + ProcessHandle.current().pid())
                .getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, who.length);
            exchange.getResponseBody().write(who);
            exchange.close();
        });
        server.start();
    }

    /** A plan with one of these for each role. */
    static ServicePlan onePerRole() {
        return around -> List.of(ServiceRole.values()).stream()
                .map(role -> spec(role, around.ports().take(), List.of()))
                .toList();
    }

    static ServiceSpec spec(ServiceRole role, int port, List<String> arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StandInService.class.getName()));
        command.addAll(arguments);
        Map<String, String> environment =
                Map.of("PORT", Integer.toString(port), "MONKEYTOWN_INSTANCE", role.instance(1));
        return new ServiceSpec(role.instance(1), role, command, environment, port, role == ServiceRole.GAME_SERVER);
    }
}
