package dev.monkeytown.quickstart.cluster;

import dev.monkeytown.quickstart.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The services as built in a checkout, as many of each as asked. Sockets come through the front, or, if there is one
 * event-stream only, past it to the port of that on loopback.
 *
 * @param checkout with the modules' {@code target} folders
 * @param gameServers how many, at least 1
 * @param eventStreams how many, at least 1
 * @param webGateways how many, at least 1
 * @param settings environment variables for every service, such as {@code MONKEYTOWN_GAME_SECONDS}
 * @param directPages origins of the pages whose sockets go past the front; empty: none do
 * @param first number in the names of the instances, which count up from there
 * @param signIn whether visitors can sign in, with any name, at an issuer of this machine
 */
public record JarServices(
        Path checkout,
        int gameServers,
        int eventStreams,
        int webGateways,
        Map<String, String> settings,
        List<String> directPages,
        int first,
        boolean signIn)
        implements ServicePlan {
    /** Of the project, as in the names of its jars. */
    public static final String VERSION = "0.1.0-SNAPSHOT";

    private static final String DEVELOPMENT = "development";

    public JarServices {
        settings = Map.copyOf(settings);
        directPages = List.copyOf(directPages);
        if (!directPages.isEmpty() && eventStreams != 1) {
            throw new IllegalArgumentException("pages are told the address of one event-stream, not " + eventStreams);
        }
    }

    /** All sockets come through the front. */
    public JarServices(
            Path checkout, int gameServers, int eventStreams, int webGateways, Map<String, String> settings) {
        this(checkout, gameServers, eventStreams, webGateways, settings, List.of(), 1, false);
    }

    /** @param origins of the pages whose sockets go past the front to the one event-stream; no other page gets one */
    public JarServices withSocketsPastTheFront(List<String> origins) {
        return new JarServices(checkout, gameServers, eventStreams, webGateways, settings, origins, first, signIn);
    }

    /** @param number of the first instance of each, where others of these names run already */
    public JarServices numberedFrom(int number) {
        return new JarServices(checkout, gameServers, eventStreams, webGateways, settings, directPages, number, signIn);
    }

    /** With an issuer of its own, in development mode: whoever says a name there is signed in. */
    public JarServices withSignIn() {
        return new JarServices(checkout, gameServers, eventStreams, webGateways, settings, directPages, first, true);
    }

    @Override
    public List<ServiceSpec> services(Surroundings around) throws StartRefused {
        List<ServiceSpec> services = new ArrayList<>();
        for (int number = first; number < first + gameServers; number++) {
            services.add(service(ServiceRole.GAME_SERVER, number, around, gameServer(around)));
        }
        String gameServerUrls =
                services.stream().map(service -> service.address().toString()).collect(Collectors.joining(","));
        for (int number = first; number < first + eventStreams; number++) {
            services.add(service(ServiceRole.EVENT_STREAM, number, around, eventStream(around)));
        }
        int streamPort = services.getLast().port();
        Map<String, String> issuer = Map.of();
        if (signIn) {
            ServiceSpec identity = service(ServiceRole.DEV_IDENTITY, 1, around, Map.of("MONKEYTOWN_MODE", DEVELOPMENT));
            services.add(identity);
            issuer = Map.of(
                    "MONKEYTOWN_MODE",
                    DEVELOPMENT,
                    "MONKEYTOWN_DEV_ISSUER",
                    identity.address().toString());
        }
        for (int number = first; number < first + webGateways; number++) {
            Map<String, String> own = new HashMap<>(webGateway(around, gameServerUrls, streamPort));
            own.putAll(issuer);
            services.add(service(ServiceRole.WEB_GATEWAY, number, around, own));
        }
        return services;
    }

    /** A cluster ends as a whole: nobody else could take its games, which go on when it is started again. */
    private static Map<String, String> gameServer(Surroundings around) {
        return Map.of(
                "MONKEYTOWN_HANDOVER_GRACE", "0s",
                "DATABASE_URL", around.databaseUrl(),
                "DATABASE_USER", around.databaseUser(),
                "DATABASE_PASSWORD", around.databasePassword(),
                "MONKEYTOWN_VERIFY_KEYS", around.keys().publicKeys());
    }

    /** Of a page whose socket comes through the front, the host is that of the request; any other must be listed. */
    private Map<String, String> eventStream(Surroundings around) {
        Map<String, String> own =
                new HashMap<>(Map.of("MONKEYTOWN_VERIFY_KEYS", around.keys().publicKeys()));
        if (!directPages.isEmpty()) {
            own.put("MONKEYTOWN_ORIGINS", String.join(",", directPages));
        }
        return own;
    }

    private Map<String, String> webGateway(Surroundings around, String gameServerUrls, int streamPort) {
        Map<String, String> own = new HashMap<>(
                Map.of("MONKEYTOWN_SIGNING_KEY", around.keys().privateKey(), "GAME_SERVER_URLS", gameServerUrls));
        if (!directPages.isEmpty()) {
            own.put("MONKEYTOWN_STREAM_URL", "ws://localhost:" + streamPort + "/ws");
        }
        return own;
    }

    private ServiceSpec service(ServiceRole role, int number, Surroundings around, Map<String, String> own)
            throws StartRefused {
        Path jar = role.jar(checkout, VERSION);
        if (!Files.isReadable(jar)) {
            throw new StartRefused(jar + " is missing; ./monkeytown play builds it");
        }
        int port = around.ports().take();
        Map<String, String> environment = new HashMap<>(settings);
        environment.putAll(own);
        environment.put("PORT", Integer.toString(port));
        environment.put("MONKEYTOWN_BIND", "127.0.0.1");
        environment.put("MONKEYTOWN_INSTANCE", role.instance(number));
        environment.put("REDIS_URL", around.redisUrl());
        return new ServiceSpec(
                role.instance(number), role, role.command(jar), environment, port, role == ServiceRole.GAME_SERVER);
    }
}
