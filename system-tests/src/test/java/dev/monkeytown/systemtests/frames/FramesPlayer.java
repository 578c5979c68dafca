package dev.monkeytown.systemtests.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Observation;
import dev.monkeytown.simulation.SimulationLimits;
import dev.monkeytown.simulation.Standing;
import dev.monkeytown.simulation.codec.InputCodec;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.Town;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Somebody in a game, in the frames dialect. Safe for any thread. */
public final class FramesPlayer implements AutoCloseable {
    public static final String DIALECT = "monkeytown.v1.frames";

    private final Guest.Tokens tokens;
    private final String gameId;
    private final Wire wire;
    private final Replica replica = new Replica();
    private final Traffic traffic = new Traffic();
    private final Deque<InputCodec.Timed> unacknowledged = new ArrayDeque<>();
    private final Map<Integer, Long> sentNanos = new ConcurrentHashMap<>();
    private int sequence = -1;
    private int wishes;

    private FramesPlayer(URI town, Guest.Tokens tokens, String gameId) {
        this.tokens = tokens;
        this.gameId = gameId;
        this.wire = Wire.open(town, DIALECT, tokens.socketToken(), this::hear);
    }

    /** Takes the guest's seat in the game and returns when the game shows them there. */
    public static FramesPlayer sitDown(Guest guest, String gameId) {
        return sitDown(guest.town(), guest, gameId);
    }

    /** @param front another way into the same town */
    public static FramesPlayer sitDown(URI front, Guest guest, String gameId) {
        FramesPlayer player = new FramesPlayer(front, guest.tokens(), gameId);
        player.wire.say("join_game", Map.of("gameId", gameId));
        player.awaitSeat();
        return player;
    }

    /** Somebody new in a game that begins now. */
    public static FramesPlayer inAFreshGame(Town town, String name) {
        Guest.Seated seated = town.inAFreshGame(name);
        return sitDown(seated.guest(), seated.place().gameId());
    }

    /** Somebody new who looks on. */
    public static FramesPlayer watching(Town town, String gameId) {
        Guest guest = town.guest("Watcher");
        FramesPlayer player = new FramesPlayer(town.address(), guest.tokens(), gameId);
        player.wire.say("join_game", Map.of("gameId", gameId, "watch", true));
        player.awaitTick(0);
        return player;
    }

    public String gameId() {
        return gameId;
    }

    public String playerId() {
        return tokens.playerId();
    }

    public Wire wire() {
        return wire;
    }

    public Traffic traffic() {
        return traffic;
    }

    public int seat() {
        return replica.seatOf(playerId()).orElseThrow();
    }

    public int tick() {
        return replica.tick();
    }

    public long epoch() {
        return replica.epoch();
    }

    public int keyframes() {
        return replica.keyframes();
    }

    public int frames() {
        return replica.frames();
    }

    public int remainingTicks() {
        return replica.remainingTicks();
    }

    public boolean finished() {
        return replica.finished();
    }

    public Observation observe() {
        return replica.observe();
    }

    public Map<Integer, Integer> hashes() {
        return replica.hashes();
    }

    public int hash() {
        return replica.hash();
    }

    public int proofs() {
        return replica.proofs();
    }

    public List<Witnessed> events() {
        return replica.events();
    }

    public List<Annotation.Chat> chats() {
        return replica.chats();
    }

    public List<Annotation.Seated> roster() {
        return replica.roster();
    }

    public List<Standing> standings() {
        return replica.standings();
    }

    /** How often each sequence of a seat was in a frame since its holder sat down. */
    public Map<Integer, Integer> inputsOf(int seat) {
        return replica.inputsOf(seat);
    }

    /** Wants this from now on; said once, and again with every later wish until a frame shows it. Returns its sequence. */
    public synchronized int wish(int moveAngle, int strength, int aim, int buttons) {
        if (sequence < 0) {
            sequence = replica.lastSequence(seat());
        }
        sequence = (sequence + 1) & 0xFFFF;
        Command.Input input = new Command.Input(0, sequence, moveAngle, strength, aim, buttons);
        unacknowledged.addLast(new InputCodec.Timed(replica.tick() + 1, input));
        while (unacknowledged.size() > SimulationLimits.MAX_INPUTS_PER_MESSAGE) {
            unacknowledged.removeFirst();
        }
        wishes++;
        sentNanos.put(sequence, System.nanoTime());
        wire.binary(InputCodec.encode(List.copyOf(unacknowledged)));
        return sequence;
    }

    /** How many there were. */
    public synchronized int wishes() {
        return wishes;
    }

    /** How many of them no frame has carried. */
    public int lost() {
        return wishes() - traffic.latenciesNanos().size();
    }

    public void awaitTick(int tick) {
        await().alias("tick " + tick)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Wire.PATIENCE)
                .until(() -> replica.tick() >= tick);
    }

    /** Waits for so many further frames. */
    public void awaitFrames(int count) {
        int wanted = replica.frames() + count;
        await().alias(count + " further frames")
                .pollInterval(Duration.ofMillis(5))
                .atMost(Wire.PATIENCE)
                .until(() -> replica.frames() >= wanted);
    }

    /** Plays or looks on to the end. */
    public void awaitEnd() {
        await().alias("the end of the game")
                .atMost(Duration.ofSeconds(replica.remainingTicks() / 60).plus(Wire.PATIENCE))
                .until(replica::finished);
    }

    /** Every frame came once and in order, every hash was right, the socket stands. */
    public void hasNoComplaints() {
        assertThat(replica.complaints()).isEmpty();
        assertThat(replica.keyframes())
                .as("keyframes: one at the start, none because of trouble")
                .isEqualTo(1);
        assertThat(wire.isOpen()).as("the socket is open").isTrue();
        assertThat(wire.said("error")).isEmpty();
    }

    @Override
    public void close() {
        wire.close();
    }

    private void awaitSeat() {
        await().alias("a seat for " + tokens.name() + " in " + gameId)
                .pollInterval(Duration.ofMillis(5))
                .atMost(Wire.PATIENCE)
                .until(() -> {
                    assertThat(wire.said("error")).isEmpty();
                    return replica.seatOf(playerId()).isPresent();
                });
    }

    private void hear(byte[] message, long arrivedNanos) {
        traffic.arrived(message.length, arrivedNanos);
        List<Command.Input> inputs = replica.accept(message);
        int own = replica.seatOf(playerId()).orElse(-1);
        for (Command.Input input : inputs) {
            Long sent = input.seat() == own ? sentNanos.remove(input.sequence()) : null;
            if (sent != null) {
                traffic.acknowledged(arrivedNanos - sent);
                forget(input.sequence());
            }
        }
    }

    private synchronized void forget(int acknowledged) {
        unacknowledged.removeIf(timed -> !Command.Input.newer(timed.input().sequence(), acknowledged));
    }
}
