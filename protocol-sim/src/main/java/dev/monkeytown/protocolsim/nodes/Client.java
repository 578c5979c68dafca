package dev.monkeytown.protocolsim.nodes;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.protocolsim.judge.Judge;
import dev.monkeytown.protocolsim.judge.Violation;
import dev.monkeytown.protocolsim.store.Network;
import dev.monkeytown.protocolsim.world.World;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.simulation.codec.MessageKind;
import dev.monkeytown.stream.room.Dialect;
import dev.monkeytown.stream.room.Entry;
import dev.monkeytown.web.Replica;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A person in the browser: its replica, its socket, its will to come back. */
final class Client {

    private static final long HANDSHAKE_NANOS = 5_000_000;
    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final long BACKOFF_NANOS = 250_000_000;
    private static final int HASH_DIFFERS = 4;
    private static final long INPUT_NANOS = 50_000_000;

    private final World world;
    private final Network network;
    private final Judge judge;
    private final GameId game;
    private final int seat;
    private final PlayerId player;
    private final List<EventStream> streams;
    private final Replica replica = new Replica();
    private @Nullable Socket socket;
    private @Nullable EventStream stream;
    private @Nullable Entry entry;
    private int sockets;
    private int attempt;
    private boolean heard;
    private boolean plays;
    private boolean acts = true;
    private int keyframes;
    private boolean forgets;

    Client(
            World world,
            Network network,
            Judge judge,
            GameId game,
            int seat,
            PlayerId player,
            List<EventStream> streams) {
        this.world = world;
        this.network = network;
        this.judge = judge;
        this.game = game;
        this.seat = seat;
        this.player = player;
        this.streams = streams;
        world.after(world.chance().nextLong(INPUT_NANOS), this::beat);
        connect();
    }

    /** Has no more wishes; what it wished for already it still says. */
    void rest() {
        acts = false;
    }

    int tick() {
        return replica.tick();
    }

    int keyframes() {
        return keyframes;
    }

    /** Whether it plays, and all that it sent is acknowledged. */
    boolean settled() {
        return plays && socket != null && replica.inputMessage().length == 0;
    }

    boolean on(EventStream other) {
        return other.equals(stream);
    }

    /** The connection breaks; the server notices, too. */
    void drop() {
        Socket broken = socket;
        EventStream at = stream;
        if (broken != null && at != null) {
            world.after(at.machine(), network.latencyNanos(), () -> at.exit(game, broken));
        }
        lost();
    }

    /** The connection is gone. */
    void lost() {
        socket = null;
        stream = null;
        world.after(world.chance().nextLong(BACKOFF_NANOS), this::connect);
    }

    void refused(Socket by, ErrorCode code, String explanation) {
        if (!by.equals(socket)) {
            return;
        }
        world.say(() -> name() + " is refused: " + explanation);
        if (explanation.contains("broke") || explanation.contains("damaged") || code == ErrorCode.GAME_FULL) {
            throw new Violation(name() + " was refused: " + explanation);
        }
        lost();
    }

    void binary(Socket from, byte[] message) {
        if (!from.equals(socket)) {
            return;
        }
        heard = true;
        int before = replica.tick();
        int answer = replica.accept(message);
        if (answer == HASH_DIFFERS && judge.mayLose()) {
            forgets = true; // as PROTOCOL §6 says
            drop();
            return;
        }
        if (answer != 0) {
            throw new Violation(name() + " at tick " + before + " could not take a message: " + reason(answer));
        }
        if (MessageKind.of(message) == MessageKind.FRAME) {
            judge.received(name(), message);
        } else {
            keyframes++;
            forgets = false;
            world.say(() -> name() + " loads a keyframe at tick " + replica.tick() + ", was at " + before);
        }
        judge.stands(name(), replica.tick(), replica.hash());
        if (!plays && replica.seatOf(player.toString()) == seat) {
            plays = true;
            replica.play(seat);
        }
    }

    private void connect() {
        int mine = ++attempt;
        List<EventStream> up =
                streams.stream().filter(each -> each.machine().alive()).toList();
        world.after(PATIENCE_NANOS, () -> {
            if (mine == attempt && !heard) {
                drop();
            }
        });
        heard = false;
        if (up.isEmpty()) {
            return;
        }
        EventStream to = up.get(world.chance().nextInt(up.size()));
        Socket open = new Socket(world, network, to.loop(), seat << 16 | sockets++, this);
        Optional<Position> last = replica.tick() < 0 || forgets
                ? Optional.empty()
                : Optional.of(new Position((long) replica.epoch(), replica.tick()));
        Entry with = new Entry(open, mine, Dialect.FRAMES, player, name(), OptionalInt.of(seat), last);
        socket = open;
        stream = to;
        entry = with;
        world.after(to.machine(), HANDSHAKE_NANOS + network.latencyNanos(), () -> to.enter(game, with));
    }

    /** Wishes something now and then, and says all that is not acknowledged. */
    private void beat() {
        world.after(INPUT_NANOS, this::beat);
        SplittableRandom chance = world.chance();
        if (plays && acts && world.happens(0.5)) {
            int target = world.happens(0.3) ? 0 : replica.tick() + 1 + chance.nextInt(10);
            replica.input(target, chance.nextInt(256), chance.nextInt(8), chance.nextInt(256), chance.nextInt(4));
        }
        byte[] message = replica.inputMessage();
        Socket open = socket;
        EventStream to = stream;
        Entry with = entry;
        if (message.length > 0 && open != null && to != null && with != null) {
            world.after(to.machine(), network.latencyNanos(), () -> {
                if (open.isIn()) {
                    to.inputs(game, with, message);
                }
            });
        }
    }

    private String name() {
        return "client-" + seat;
    }

    private static String reason(int answer) {
        return switch (answer) {
            case 1 -> "it has that tick already";
            case 2 -> "ticks before it are missing";
            case 3 -> "it is malformed";
            default -> "its hash is another";
        };
    }
}
