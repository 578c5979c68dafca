package dev.monkeytown.stream.room;

import dev.monkeytown.stream.measure.StreamMetrics;
import dev.monkeytown.stream.measure.StreamMetrics.Drop;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one room on one event loop, and owned by that loop. Every tick costs one task here: the same bytes are
 * written to all, then all are flushed.
 *
 * <p>A socket that is not writable is behind: it gets nothing more until it is writable again and has been given a
 * keyframe. It costs the others nothing and this process at most what its channel may have unsent.
 */
final class Crowd {

    /** A socket behind for this long is closed. */
    static final long STUCK_NANOS = 10_000_000_000L;

    /** A socket that needs more keyframes than this within {@link #RESYNC_WINDOW_NANOS} is closed as well. */
    static final int MAX_RESYNCS = 12;

    static final long RESYNC_WINDOW_NANOS = 60_000_000_000L;

    private static final class Member {
        final Recipient recipient;
        final Dialect dialect;
        boolean behind;
        boolean asked;
        long behindSinceNanos;
        long resyncsSinceNanos;
        int resyncs;

        Member(Recipient recipient, Dialect dialect) {
            this.recipient = recipient;
            this.dialect = dialect;
        }
    }

    private final List<Member> members = new ArrayList<>();
    private final Consumer<Recipient> needsKeyframe;
    private final StreamMetrics metrics;

    /**
     * @param needsKeyframe is told who can take a keyframe after having been behind; may hop to another thread
     */
    Crowd(Consumer<Recipient> needsKeyframe, StreamMetrics metrics) {
        this.needsKeyframe = needsKeyframe;
        this.metrics = metrics;
    }

    /** Takes a socket in, with what brings it to the present; releases the buffer to it. */
    void add(Recipient recipient, Dialect dialect, ByteBuf present) {
        members.add(new Member(recipient, dialect));
        write(recipient, present);
        recipient.flush();
    }

    void remove(Recipient recipient) {
        members.removeIf(member -> member.recipient.equals(recipient));
    }

    /** Writes a tick to all: each dialect has its bytes, null where there are none. Does not release them. */
    void deliver(@Nullable ByteBuf frames, @Nullable ByteBuf json, long nowNanos) {
        int frameRecipients = 0;
        int jsonRecipients = 0;
        for (Member member : members) {
            ByteBuf bytes = switch (member.dialect) {
                case FRAMES -> frames;
                case JSON -> json;
            };
            if (bytes == null || !accepts(member, nowNanos)) {
                continue;
            }
            member.recipient.write(bytes.retainedDuplicate());
            switch (member.dialect) {
                case FRAMES -> frameRecipients++;
                case JSON -> jsonRecipients++;
            }
        }
        flush();
        count(frames, frameRecipients);
        count(json, jsonRecipients);
    }

    /** Writes the keyframe that a socket asked for. */
    void resync(Recipient recipient, ByteBuf present, long nowNanos) {
        for (Member member : members) {
            if (member.recipient.equals(recipient)) {
                catchUp(member, present, nowNanos);
                return;
            }
        }
        present.release();
    }

    /** Looks after sockets that are behind, also when no frames come; to be called about every 100 ms. */
    void beat(long nowNanos) {
        for (Member member : List.copyOf(members)) {
            if (!member.behind) {
                continue;
            }
            if (nowNanos - member.behindSinceNanos > STUCK_NANOS) {
                members.remove(member);
                member.recipient.tooSlow();
            } else {
                askIfWritable(member);
            }
        }
    }

    private void catchUp(Member member, ByteBuf present, long nowNanos) {
        member.asked = false;
        if (!member.recipient.writable()) {
            present.release();
            fallBehind(member, nowNanos);
            return;
        }
        member.behind = false;
        metrics.resync();
        write(member.recipient, present);
        member.recipient.flush();
    }

    private boolean accepts(Member member, long nowNanos) {
        if (member.behind) {
            metrics.dropped(Drop.AWAITING_KEYFRAME);
            return false;
        }
        if (member.recipient.writable()) {
            return true;
        }
        metrics.dropped(Drop.BACKLOG);
        fallBehind(member, nowNanos);
        return false;
    }

    private static void fallBehind(Member member, long nowNanos) {
        if (member.behind) {
            return;
        }
        member.behind = true;
        member.behindSinceNanos = nowNanos;
        if (nowNanos - member.resyncsSinceNanos > RESYNC_WINDOW_NANOS) {
            member.resyncsSinceNanos = nowNanos;
            member.resyncs = 0;
        }
    }

    private void askIfWritable(Member member) {
        if (member.asked || !member.recipient.writable()) {
            return;
        }
        member.resyncs++;
        if (member.resyncs > MAX_RESYNCS) {
            members.remove(member);
            member.recipient.tooSlow();
            return;
        }
        member.asked = true;
        needsKeyframe.accept(member.recipient);
    }

    private void write(Recipient recipient, ByteBuf bytes) {
        metrics.sent(1, bytes.readableBytes());
        recipient.write(bytes);
    }

    private void flush() {
        for (Member member : members) {
            member.recipient.flush();
        }
    }

    private void count(@Nullable ByteBuf bytes, int recipients) {
        if (bytes != null && recipients > 0) {
            metrics.sent(recipients, bytes.readableBytes());
        }
    }
}
