package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.gameserver.game.Game;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.protocolsim.judge.Judge;
import dev.monkeytown.protocolsim.store.Network;
import dev.monkeytown.protocolsim.store.RedisServer;
import dev.monkeytown.protocolsim.world.World;
import dev.monkeytown.simulation.GameSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All machines of one world, and the one game that they keep alive. */
final class Cluster {

    static final int CLIENTS = 2;
    private static final int STREAMS = 2;

    final World world;
    final Network network;
    final RedisServer redis;
    final Judge judge;
    final GameId game;
    final List<GameServer> servers = new ArrayList<>();
    final List<EventStream> streams = new ArrayList<>();
    final List<Client> clients = new ArrayList<>();
    private @Nullable GameSetup setup;

    Cluster(World world, UnaryOperator<String> scripts) {
        this.world = world;
        this.network = new Network(world);
        this.game = new GameId(id(1));
        String events = Channels.gameEvents(game);
        this.redis = new RedisServer(
                world,
                (by, life, channel, message) -> {
                    if (channel.equals(events)) {
                        judge().published(by, life, message);
                    }
                },
                scripts);
        this.judge = new Judge(world, redis::starts);
        int number = 2 + world.chance().nextInt(2);
        for (int i = 0; i < number; i++) {
            String name = "server-" + i;
            servers.add(new GameServer(world, redis, network, name, () -> othersThan(name)));
        }
        for (int i = 0; i < STREAMS; i++) {
            streams.add(new EventStream(world, redis, network, "stream-" + i));
        }
    }

    /** The first server begins the game; then people come. */
    void begin() {
        GameServer first = servers.getFirst();
        world.after(first.machine(), 10_000_000, () -> {
            Game opened = first.open(game);
            setup = opened.setup();
        });
    }

    void admitClients() {
        for (int seat = 0; seat < CLIENTS; seat++) {
            clients.add(new Client(world, network, judge, game, seat, new PlayerId(id(10L + seat)), streams));
        }
    }

    /** Whether Redis knows the game up to its end, so that anybody could go on with it. */
    boolean isRemembered() {
        String lease = Channels.gameLease(game);
        return redis.up()
                && Long.toString(judge.newestEpoch()).equals(redis.peek(lease, "epoch"))
                && Integer.toString(judge.tick()).equals(redis.peek(lease, "tick"))
                && redis.peek(lease, "keyframeTick") != null;
    }

    /** Whether just one server has the game, and nothing keeps it from saying so. */
    boolean isOwnedInPeace() {
        List<GameServer> owners =
                servers.stream().filter(each -> each.hosts(game)).toList();
        return owners.size() == 1
                && owners.getFirst().isInTouch()
                && judge.ownerIs(owners.getFirst().machine());
    }

    GameSetup setup() {
        if (setup == null) {
            throw new IllegalStateException("the game has not begun");
        }
        return setup;
    }

    private Judge judge() {
        return judge;
    }

    /** A dead server counts as one of the others for a while, as its last heartbeat does. */
    private List<String> othersThan(String name) {
        return servers.stream()
                .map(each -> each.machine().name())
                .filter(each -> !each.equals(name))
                .toList();
    }

    private UUID id(long least) {
        return new UUID(world.chance().nextLong(), least);
    }
}
