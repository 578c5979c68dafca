package dev.monkeytown.stream.room;

import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.measure.StreamMetrics.Drop;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one room on one event loop, and owned by that loop. Every tick is one pass here, in which each socket
 * is given the same bytes.
 *
 * <p>A socket for which too much waits, or for too long, is behind: it gets nothing more until it has read what waits
 * and has been given a keyframe. It costs the others nothing and this process at most its backlog.
 */
final class Crowd {

    /** The time in which {@link ReaderLimits#resyncsPerMinute} keyframes are allowed. */
    static final long RESYNC_WINDOW_NANOS = 60_000_000_000L;

    private static final class Member {
        final Recipient recipient;
        boolean behind;
        boolean asked;
        long behindSinceNanos;
        long resyncsSinceNanos;
        int resyncs;

        Member(Recipient recipient) {
            this.recipient = recipient;
        }
    }

    private final Map<Dialect, List<Member>> members = new EnumMap<>(Dialect.class);
    private final Consumer<Recipient> needsKeyframe;
    private final ReaderLimits limits;
    private final StreamMetrics metrics;
    private volatile boolean hasWhoIsBehind;

    /**
     * @param needsKeyframe is told who can take a keyframe after having been behind; may hop to another thread
     */
    Crowd(Consumer<Recipient> needsKeyframe, ReaderLimits limits, StreamMetrics metrics) {
        this.needsKeyframe = needsKeyframe;
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Takes a socket in, with what brings it to the present; releases the buffer. */
    void add(Recipient recipient, Dialect dialect, ByteBuf present, long nowNanos) {
        Member member = new Member(recipient);
        members.computeIfAbsent(dialect, _ -> new ArrayList<>()).add(member);
        bringUp(member, present, nowNanos);
    }

    void remove(Recipient recipient) {
        members.values().forEach(each -> each.removeIf(member -> member.recipient.equals(recipient)));
    }

    /** Gives all their dialect's bytes, null where there are none. Does not release them. */
    void deliver(@Nullable Parcel frames, @Nullable Parcel json, long nowNanos) {
        if (frames != null) {
            deliver(frames, members.get(Dialect.FRAMES), nowNanos);
        }
        if (json != null) {
            deliver(json, members.get(Dialect.JSON), nowNanos);
        }
    }

    private void deliver(Parcel parcel, @Nullable List<Member> to, long nowNanos) {
        if (to == null) {
            return;
        }
        ByteBuf bytes = parcel.bytes();
        int sent = 0;
        int queued = 0;
        for (int i = 0; i < to.size(); i++) {
            Member member = to.get(i);
            if (member.behind) {
                metrics.dropped(Drop.AWAITING_KEYFRAME, parcel.ticks());
                continue;
            }
            switch (member.recipient.deliver(bytes, nowNanos)) {
                case SENT -> sent++;
                case QUEUED -> queued++;
                case TOO_MUCH -> drop(member, Drop.BACKLOG, parcel, nowNanos);
                case TOO_LATE -> drop(member, Drop.BACKLOG_AGE, parcel, nowNanos);
                case GONE -> {}
            }
        }
        metrics.delivered(parcel.ticks(), bytes.readableBytes(), sent, queued);
    }

    /** Gives one socket the keyframe it asked for; releases the buffer. */
    void resync(Recipient recipient, ByteBuf present, long nowNanos) {
        for (List<Member> each : members.values()) {
            for (Member member : each) {
                if (member.recipient.equals(recipient)) {
                    member.asked = false;
                    bringUp(member, present, nowNanos);
                    return;
                }
            }
        }
        present.release();
    }

    /** Whether {@link #beat} has anything to do; may be asked on any thread. */
    boolean hasWhoIsBehind() {
        return hasWhoIsBehind;
    }

    /** Looks after sockets that are behind, also when no frames come; to be called about every 100 ms. */
    void beat(long nowNanos) {
        boolean any = false;
        for (List<Member> each : members.values()) {
            each.removeIf(member -> member.behind && isHopeless(member, nowNanos));
            any |= each.stream().anyMatch(member -> member.behind);
        }
        hasWhoIsBehind = any;
    }

    private void bringUp(Member member, ByteBuf present, long nowNanos) {
        int bytes = present.readableBytes();
        switch (member.recipient.deliver(present, nowNanos)) {
            case SENT -> {
                cameUp(member);
                metrics.delivered(1, bytes, 1, 0);
            }
            case QUEUED -> {
                cameUp(member);
                metrics.delivered(1, bytes, 0, 1);
            }
            case TOO_MUCH, TOO_LATE -> fallBehind(member, nowNanos);
            case GONE -> {}
        }
        present.release();
    }

    private void cameUp(Member member) {
        if (member.behind) {
            member.behind = false;
            metrics.resync();
        }
    }

    private void drop(Member member, Drop reason, Parcel parcel, long nowNanos) {
        metrics.dropped(reason, parcel.ticks());
        fallBehind(member, nowNanos);
    }

    private void fallBehind(Member member, long nowNanos) {
        if (member.behind) {
            return;
        }
        member.behind = true;
        hasWhoIsBehind = true;
        member.behindSinceNanos = nowNanos;
        if (nowNanos - member.resyncsSinceNanos > RESYNC_WINDOW_NANOS) {
            member.resyncsSinceNanos = nowNanos;
            member.resyncs = 0;
        }
    }

    /** Asks for a keyframe as soon as one can be taken; a socket that is stuck, or needs too many, is told and let go. */
    private boolean isHopeless(Member member, long nowNanos) {
        boolean stuck = nowNanos - member.behindSinceNanos > limits.stuckAfter().toNanos();
        boolean again = !stuck && !member.asked && member.recipient.caughtUp();
        if (again) {
            member.resyncs++;
        }
        if (stuck || member.resyncs > limits.resyncsPerMinute()) {
            member.recipient.tooSlow();
            return true;
        }
        if (again) {
            member.asked = true;
            needsKeyframe.accept(member.recipient);
        }
        return false;
    }
}
