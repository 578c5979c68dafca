package dev.monkeytown.gameserver.game;

import dev.monkeytown.gameserver.agent.Agents;
import dev.monkeytown.gameserver.agent.Decision;
import dev.monkeytown.gameserver.loop.NanoClock;
import dev.monkeytown.gameserver.loop.Ticking;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.Limits;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.bus.InboxCodec;
import dev.monkeytown.model.bus.InboxMessage;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Command;
import dev.monkeytown.simulation.Frame;
import dev.monkeytown.simulation.GameSetup;
import dev.monkeytown.simulation.Simulation;
import dev.monkeytown.simulation.bits.BitWriter;
import dev.monkeytown.simulation.codec.FrameCodec;
import dev.monkeytown.simulation.codec.GameLog;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running game. Ticked by its loop thread, which owns everything in it but the inbox and the snapshot. */
public final class Game implements Ticking {

    private static final Logger log = LoggerFactory.getLogger(Game.class);

    private final GameTicket ticket;
    private final Simulation simulation;
    private final Inbox inbox;
    private final FrameDraft draft = new FrameDraft();
    private final Agents agents;
    private final Seating seating;
    private final Agents.Hands hands;
    private final InputQueue.Applied apply = this::apply;
    private final Outbox outbox;
    private final List<byte[]> frames;
    private final BitWriter writer = new BitWriter(512);
    private final GameListener listener;
    private final GameMeters meters;
    private final NanoClock clock;
    private final InstantSource wallClock;
    private final Instant startedAt;
    private final int firstTick;
    private final Overruns overruns;
    private final Lapses lapses;
    private int savedFrames;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CompletableFuture<GameEnd> ended = new CompletableFuture<>();
    private final Succession succession = new Succession();
    private List<Command> taking = List.of();
    private long tickNanos;
    private boolean stepping;
    private volatile GameSnapshot snapshot;
    private int missed;
    private volatile int doneTick;
    private volatile int missedTicks;

    /**
     * @param past what was before
     * @param agents nobody assigned yet
     */
    public Game(
            GameTicket ticket,
            Past past,
            Inbox inbox,
            Agents agents,
            FramePublisher publisher,
            GameListener listener,
            GameMeters meters,
            NanoClock clock,
            InstantSource wallClock) {
        this.ticket = ticket;
        this.inbox = inbox;
        this.simulation = past.simulation();
        this.agents = agents;
        this.listener = listener;
        this.meters = meters;
        this.clock = clock;
        this.wallClock = wallClock;
        this.startedAt = past.startedAt();
        this.firstTick = simulation.tick() + 1;
        this.frames = new ArrayList<>(past.played().map(Past.Played::frames).orElse(List.of()));
        agents.answerTo(inbox::decided);
        Casting casting = new Casting(ticket.difficulty(), simulation.setup().seed());
        this.seating = new Seating(
                simulation, agents, casting, draft, meters, past.played().map(Past.Played::roster));
        this.hands = seating::queue;
        this.outbox = new Outbox(publisher, this::recovery);
        past.played().ifPresent(played -> {
            savedFrames = played.savepointTick();
            outbox.begin(played.savepointTick(), played.savepoint());
        });
        this.overruns = new Overruns(ticket.id(), meters);
        this.lapses = new Lapses(ticket.id(), agents);
        draft.announce(new Annotation.Served(ticket.instance()));
        this.doneTick = simulation.tick();
        this.snapshot = Standings.snapshot(simulation, seating.seats());
    }

    /** The game's id. */
    public GameId id() {
        return ticket.id();
    }

    /** The right under which it runs. Any thread. */
    public GameTicket ticket() {
        return ticket;
    }

    /** Where messages for this game go in. Any thread. */
    public Inbox inbox() {
        return inbox;
    }

    /** All frames so far. Loop thread, or any when the game is not ticked any more. */
    public GameLog log() {
        return new GameLog(simulation.setup(), frames);
    }

    /** The latest summary. Any thread. */
    public GameSnapshot snapshot() {
        return snapshot;
    }

    /** The last tick that was done. Any thread. */
    public int tick() {
        return doneTick;
    }

    /** Ticks left out so far, because the thread was too late or too many frames were unpublished. Any thread. */
    public int missedTicks() {
        return missedTicks;
    }

    /** How it was set up. Any thread. */
    public GameSetup setup() {
        return simulation.setup();
    }

    /** Who decides for the seats that no person plays. Only what its own methods say may be asked from any thread. */
    public Agents agents() {
        return agents;
    }

    /** When the game began. Any thread. */
    public Instant startedAt() {
        return startedAt;
    }

    /** Completes on the loop thread when the first frame is published, so that others can find the game. */
    public CompletableFuture<Void> opened() {
        return opened;
    }

    /** Completes on the loop thread when the game is ticked no more, after its server was told. */
    public CompletableFuture<GameEnd> ended() {
        return ended;
    }

    /** The game is to go to another server: the tick in which that one's mark comes is the last one here. Any thread. */
    public void bequeath(String heir, UUID handover) {
        succession.appoint(heir, handover);
    }

    /** The game is to stay. Any thread. Returns false if it is too late for that. */
    public boolean keep(UUID handover) {
        return succession.revoke(handover);
    }

    /** The phases of a tick. */
    @Override
    public boolean tick(long nowNanos) {
        outbox.settle(nowNanos);
        if (outbox.fenced()) {
            giveUp();
            return false;
        }
        if (succession.named()) {
            return !endWhenHandedOver();
        }
        open();
        drainInbox();
        if (simulation.finished()) {
            return !endWhenPublished();
        }
        if (outbox.full() || !outbox.leased(nowNanos)) {
            meters.paused();
            lost(1);
            return true;
        }
        seating.standIn();
        agents.think(simulation, hands);
        publish(step(nowNanos), nowNanos);
        report();
        meters.ticked(clock.nanos() - nowNanos);
        return true;
    }

    /** Stops this game; where its log is kept, the line that names it is written, too. */
    @Override
    public void broken(Throwable cause) {
        meters.broken();
        if (stepping) {
            frames.add(FrameCodec.encode(
                    new Frame(ticket.epoch(), doneTick + 1, taking, List.of(), OptionalInt.empty()), writer));
        }
        end(new GameEnd.Broken(new BrokenGame(id(), ticket.epoch(), doneTick, log(), cause, wallClock.instant())));
    }

    @Override
    public void lost(int ticks) {
        missed += ticks;
        missedTicks = missed;
    }

    @Override
    public long elsewhereNanos() {
        return agents.takeThinkingNanos();
    }

    @Override
    public void overran(long nanos) {
        overruns.note(doneTick, nanos, clock.nanos());
    }

    @Override
    public void isolated() {
        log.atWarn()
                .addKeyValue("gameId", id())
                .log("Game goes on on a thread apart at tick {}: it kept overrunning its budget", doneTick);
    }

    /** Up to the mark of an heir, if there is one: what comes after that is the heir's to do. */
    private void drainInbox() {
        for (int i = 0; i < Limits.MAX_INBOX_MESSAGES && !succession.agreed(); i++) {
            switch (inbox.poll()) {
                case null -> {
                    return;
                }
                case Inbox.Letter.Message(InboxMessage message, long arrivedNanos) -> take(message, arrivedNanos);
                case Inbox.Letter.Decided(Decision decision) -> agents.take(decision, simulation.tick(), hands);
            }
        }
    }

    private void take(InboxMessage message, long arrivedNanos) {
        if (message instanceof InboxMessage.Mark(UUID handover)) {
            succession.mark(handover);
        }
        boolean gaveBack = seating.take(message, arrivedNanos);
        if (gaveBack && message instanceof InboxMessage.Quit(int seat, PlayerId player)) {
            listener.vacated(this, seat, player);
        }
    }

    private Frame step(long nowNanos) {
        tickNanos = nowNanos;
        seating.takeDueInputs(apply);
        List<Command> commands = draft.takeCommands();
        long beforeNanos = clock.nanos();
        taking = commands;
        stepping = true;
        for (int i = 0; i < commands.size(); i++) {
            simulation.apply(commands.get(i));
        }
        simulation.step();
        stepping = false;
        doneTick = simulation.tick();
        meters.stepped(clock.nanos() - beforeNanos);
        if (simulation.tick() % Limits.SLACK_EVERY_TICKS == 0) {
            seating.tellSlack();
        }
        boolean proves = simulation.tick() % Frame.HASH_EVERY_TICKS == 0 || simulation.finished();
        OptionalInt hash = proves ? OptionalInt.of(simulation.hash()) : OptionalInt.empty();
        return draft.complete(ticket.epoch(), simulation.tick(), commands, hash);
    }

    private void apply(InputQueue.Waiting due) {
        draft.input(due.input());
        int tick = simulation.tick() + 1;
        if (due.travelled()) {
            meters.applied(tickNanos - due.arrivedNanos());
        }
        if (due.aimed()) {
            seating.seats().get(due.input().seat()).slack.note(due.slackNanos(tick, tickNanos));
            if (due.lateTicks(tick) > 0) {
                meters.late();
            }
        }
    }

    private void publish(Frame frame, long nowNanos) {
        byte[] encoded = FrameCodec.encode(frame, writer);
        frames.add(encoded);
        meters.published(encoded.length);
        outbox.add(new Publication(frame.tick(), encoded, savepoint(), simulation.finished(), bequest()), nowNanos);
    }

    private Optional<Publication.Bequest> bequest() {
        return succession.agreed() && !simulation.finished()
                ? Optional.of(succession.name(InboxCodec.encode(seating.undone())))
                : Optional.empty();
    }

    private Optional<Publication.Savepoint> savepoint() {
        boolean restored = outbox.takeRestored();
        int tick = simulation.tick();
        boolean due = tick == firstTick || tick % Limits.KEYFRAME_EVERY_TICKS == 0;
        if (restored || due || succession.agreed() || simulation.finished()) {
            byte[] keyframe = KeyframeCodec.encode(ticket.epoch(), simulation, seating.roster());
            List<byte[]> since = List.copyOf(frames.subList(savedFrames, frames.size()));
            savedFrames = frames.size();
            return Optional.of(new Publication.Savepoint(keyframe, since));
        }
        return Optional.empty();
    }

    private Recovery recovery(int tick, int savepointTick, Optional<Publication.Savepoint> savepoint) {
        return new Recovery(
                tick,
                savepointTick,
                savepoint.map(Publication.Savepoint::keyframe),
                List.copyOf(frames.subList(0, savepointTick)),
                List.copyOf(frames.subList(savepointTick, tick)),
                seating.persons());
    }

    private void open() {
        if (!opened.isDone() && simulation.tick() >= firstTick && outbox.empty()) {
            opened.complete(null);
        }
    }

    private void report() {
        if (simulation.tick() % Standings.EVERY_TICKS == 0) {
            snapshot = Standings.snapshot(simulation, seating.seats());
        }
        lapses.report(simulation.tick());
    }

    private boolean endWhenPublished() {
        if (outbox.empty()) {
            end(new GameEnd.Finished(finished()));
        }
        return outbox.empty();
    }

    private boolean endWhenHandedOver() {
        if (outbox.empty()) {
            end(new GameEnd.HandedOver());
        }
        return outbox.empty();
    }

    private void end(GameEnd how) {
        listener.ended(this, how);
        ended.complete(how);
    }

    private FinishedGame finished() {
        return new FinishedGame(
                id(),
                ticket.epoch(),
                log(),
                ticket.difficulty(),
                Standings.placings(simulation, seating.seats()),
                simulation.hash(),
                simulation.tick(),
                startedAt,
                wallClock.instant());
    }

    /** An heir that claimed the game before the frame that named it was answered fences it, too. */
    private void giveUp() {
        if (succession.named()) {
            end(new GameEnd.HandedOver());
            return;
        }
        meters.fenced();
        log.atWarn()
                .addKeyValue("gameId", id())
                .log("Game given up at tick {}: epoch {} is not the owner's", simulation.tick(), ticket.epoch());
        end(new GameEnd.Fenced());
    }
}
