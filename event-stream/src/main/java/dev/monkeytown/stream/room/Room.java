package dev.monkeytown.stream.room;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.message.ErrorCode;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.bits.Decoded;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.FrameCodec.Position;
import dev.monkeytown.stream.intake.GameArchive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One game on this instance: its log, its sockets, its seats. Owned by one event loop, on which every method is called but
 * {@link #isOver}.
 * Sockets that come while the game is being read wait, so that many coming at once cost one read.
 *
 * <p>How a frames-only room knows that its game is over: time tells (a keyframe says when it will run out), or the
 * game's lease does once its frames have stopped; then a replica is made for a moment to have the standings.
 */
final class Room implements Timeline.Follower {

    private static final Logger log = LoggerFactory.getLogger(Room.class);

    private final GameId id;
    private final RoomContext context;
    private final Runnable closed;
    private final Timeline timeline;
    private final Audience audience;
    private final Seating seating;
    private final Narrator narrator;
    private final Roster roster = new Roster();
    private final Map<Recipient, Entry> entries = new HashMap<>();
    private final List<Entry> waiting = new ArrayList<>();

    private @Nullable History history;
    private int endTick = Integer.MAX_VALUE;
    private Optional<String> gameOver = Optional.empty();
    private long emptySinceNanos;
    private boolean isClosed;
    private volatile boolean isOver;

    /**
     * @param closed runs once when the room wants to be forgotten
     */
    Room(GameId id, GameArchive archive, Executor owner, RoomContext context, Runnable closed) {
        this.id = id;
        this.context = context;
        this.closed = closed;
        this.timeline =
                new Timeline(id, archive, owner, context.settings(), context.nanoTime(), context.metrics(), this);
        this.audience = new Audience(
                context.turn(),
                owner,
                recipient -> owner.execute(() -> resync(recipient)),
                context.limits(),
                context.nanoTime(),
                context.metrics());
        this.seating = new Seating(message -> context.inbox().put(id, message), this::unheard);
        this.narrator = new Narrator(id, context, roster);
        this.emptySinceNanos = now();
    }

    /** Live frames arrive from now on: read what was before. */
    void open() {
        timeline.open();
    }

    /** A message from the game's channel. */
    void live(byte[] message) {
        if (!isClosed) {
            timeline.live(message);
        }
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Whether the game has ended; may be asked on any thread. */
    boolean isOver() {
        return isOver;
    }

    /** Lets somebody in, at once or when the game has been read. */
    void enter(Entry entry) {
        if (history == null || !history.anchored()) {
            waiting.add(entry);
        } else {
            admit(entry, history);
        }
    }

    /** Lets somebody go. */
    void exit(Recipient recipient, Exit exit) {
        waiting.removeIf(entry -> entry.recipient().equals(recipient));
        Entry entry = remove(recipient, () -> {});
        if (entry == null || entry.seat().isEmpty()) {
            return;
        }
        int seat = entry.seat().getAsInt();
        switch (gameOver.isPresent() ? Exit.REPLACED : exit) {
            case LOST -> seating.absent(seat, entry.playerId(), roster, now());
            case QUIT -> seating.gone(seat, entry.playerId(), roster, now());
            case REPLACED -> seating.forget(seat);
        }
    }

    /** A mistake of ours in this game: it ends here, once and loudly, and the others go on. */
    void broken(RuntimeException bug) {
        int tick = history == null ? -1 : history.newest().tick();
        log.atError().addKeyValue("gameId", id).setCause(bug).log("Room broke at tick {}", tick);
        refuseAll(ErrorCode.UNAVAILABLE, "the game broke here; try again");
    }

    /** To be called about every 100 ms. */
    void beat() {
        if (isClosed) {
            return;
        }
        timeline.beat();
        if (history != null && history.anchored() && !waiting.isEmpty()) {
            admitWaiting(history);
        }
        if (history != null) {
            concludeIfDue(history.newest());
        }
        seating.beat(roster, now());
        audience.beat();
        boolean inUse = !entries.isEmpty() || !waiting.isEmpty();
        if (inUse) {
            emptySinceNanos = now();
        } else if (isForgotten(now() - emptySinceNanos)) {
            close();
        }
    }

    /** An empty room stays until the game has heard who left, unless the game is silent for so long that it never will. */
    private boolean isForgotten(long emptyNanos) {
        return seating.settled()
                ? emptyNanos > context.settings().linger().toNanos()
                : emptyNanos > Timeline.VANISHED_NANOS;
    }

    @Override
    public void unavailable() {
        refuseAll(ErrorCode.UNAVAILABLE, "the game cannot be reached at the moment; try again");
    }

    @Override
    public void vanished() {
        refuseAll(ErrorCode.UNKNOWN_GAME, "there is no such game, or it is long over");
    }

    @Override
    public void began(History anew) {
        history = anew;
        narrator.rest();
        roster.read(anew.reload());
        endTick = narrator.endTick(anew);
        narrateIfHeard();
        for (Recipient recipient : audience.recipients()) {
            resync(recipient);
        }
        admitWaiting(anew);
        concludeIfDue(anew.newest());
    }

    /** Most frames hold inputs only: while nobody speaks JSON, they go on as they are. */
    @Override
    public void advanced(Position at, byte[] bytes) {
        seating.frame();
        if (audience.speaks(Dialect.JSON) || FrameCodec.isAnnotated(bytes)) {
            switch (FrameCodec.decode(bytes)) {
                case Decoded.Value(Frame frame) -> understand(frame);
                case Decoded.Refused<Frame> _ -> {
                    log.atError().addKeyValue("gameId", id).log("Frame of tick {} cannot be decoded", at.tick());
                    refuseAll(ErrorCode.UNAVAILABLE, "the game's log is damaged");
                    return;
                }
            }
        }
        audience.frame(bytes);
        concludeIfDue(at);
    }

    private void understand(Frame frame) {
        List<String> left = roster.apply(frame);
        narrator.step(frame);
        if (audience.speaks(Dialect.JSON) && history != null) {
            audience.messages(Dialect.JSON, narrator.tell(frame, left, history));
        }
        if (frame.annotations().stream().anyMatch(Annotation.Served.class::isInstance)) {
            seating.anew(roster, now());
        } else if (!frame.annotations().isEmpty()) {
            seating.beat(roster, now());
        }
    }

    @Override
    public void ended() {
        isOver = true;
        if (history != null) {
            endTick = history.newest().tick();
            concludeIfDue(history.newest());
        }
    }

    private void admitWaiting(History present) {
        List<Entry> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(entry -> admit(entry, present));
    }

    private void admit(Entry entry, History present) {
        Recipient recipient = entry.recipient();
        remove(recipient, () -> {});
        entry.seat().ifPresent(seat -> replaceHolder(seat, entry));
        Replay replay = entry.last().map(present::since).orElseGet(present::reload);
        Optional<ServerFrames> bytes =
                answer(replay, entry.dialect(), entry.last().isPresent(), present);
        if (bytes.isEmpty()) {
            refuse(recipient, ErrorCode.UNAVAILABLE, "this game cannot be played here");
            return;
        }
        entries.put(recipient, entry);
        audience.add(
                recipient,
                entry.dialect(),
                () -> recipient.entered(id, entry),
                bytes.get().toBuffer());
        if (entry.seat().isPresent() && gameOver.isEmpty()) {
            seating.present(entry.seat().getAsInt(), entry.playerId(), entry.name(), roster, now());
        }
    }

    private void replaceHolder(int seat, Entry by) {
        for (Entry other : List.copyOf(entries.values())) {
            if (other.seat().isPresent() && other.seat().getAsInt() == seat) {
                remove(other.recipient(), () -> other.recipient().replaced(id));
                log.atInfo()
                        .addKeyValue("gameId", id)
                        .addKeyValue("playerId", by.playerId())
                        .log("Seat {} is taken over by another socket", seat);
            }
        }
    }

    private @Nullable Entry remove(Recipient recipient, Runnable farewell) {
        Entry entry = entries.remove(recipient);
        if (entry != null) {
            audience.remove(recipient, farewell);
            narrateIfHeard();
        }
        return entry;
    }

    private void resync(Recipient recipient) {
        Dialect dialect = audience.dialectOf(recipient);
        if (history != null && dialect != null && history.anchored()) {
            answer(history.reload(), dialect, true, history)
                    .ifPresent(bytes -> audience.resync(recipient, bytes.toBuffer()));
        }
    }

    /** What brings a client to the present, in its dialect; empty if a JSON client cannot be told this game. */
    private Optional<ServerFrames> answer(Replay replay, Dialect dialect, boolean announced, History present) {
        ServerFrames bytes = new ServerFrames();
        if (announced) {
            bytes.text(context.codec().encode(Answers.resumed(replay, dialect)));
        }
        switch (dialect) {
            case FRAMES -> Answers.write(replay, bytes);
            case JSON -> {
                Optional<String> state = narrator.state(present);
                if (state.isEmpty()) {
                    return Optional.empty();
                }
                if (!(replay instanceof Replay.UpToDate)) {
                    bytes.text(state.get());
                }
            }
        }
        gameOver.ifPresent(bytes::text);
        return Optional.of(bytes);
    }

    private void narrateIfHeard() {
        if (!audience.speaks(Dialect.JSON)) {
            narrator.rest();
        }
    }

    /** Asked every tick and beat, because at the end itself the keyframe may be too old to tell the standings from. */
    private void concludeIfDue(Position at) {
        if (at.tick() >= endTick && gameOver.isEmpty() && history != null && history.anchored()) {
            conclude(history);
        }
    }

    private void conclude(History present) {
        narrator.gameOver(present).ifPresent(over -> {
            String text = context.codec().encode(over);
            gameOver = Optional.of(text);
            isOver = true;
            for (Dialect dialect : Dialect.values()) {
                audience.messages(dialect, new ServerFrames().text(text));
            }
            seating.forgetAll();
        });
        narrateIfHeard();
    }

    private void unheard(int seat) {
        for (Entry entry : List.copyOf(entries.values())) {
            if (entry.seat().isPresent() && entry.seat().getAsInt() == seat) {
                String why = "the game did not answer; join again";
                remove(entry.recipient(), () -> entry.recipient().refused(id, ErrorCode.UNAVAILABLE, why));
            }
        }
    }

    private void refuseAll(ErrorCode code, String why) {
        waiting.forEach(entry -> refuse(entry.recipient(), code, why));
        waiting.clear();
        for (Entry entry : List.copyOf(entries.values())) {
            remove(entry.recipient(), () -> entry.recipient().refused(id, code, why));
        }
        close();
    }

    /** For somebody who is not in the room yet. */
    private void refuse(Recipient recipient, ErrorCode code, String why) {
        recipient.loop().execute(() -> recipient.refused(id, code, why));
    }

    /** Ends the room for good; does nothing if it has ended. */
    void close() {
        if (!isClosed) {
            isClosed = true;
            closed.run();
        }
    }

    private long now() {
        return context.nanoTime().getAsLong();
    }
}
