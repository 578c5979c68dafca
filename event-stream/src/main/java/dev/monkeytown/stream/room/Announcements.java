package dev.monkeytown.stream.room;

import dev.monkeytown.model.message.MessageCodec;
import dev.monkeytown.model.message.ServerMessage;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Frame;
import java.util.List;

/** A frame as the JSON dialect tells it. */
final class Announcements {

    private Announcements() {}

    /**
     * Appends what a frame, already applied to roster and replica, means: who came and went, what was said, what
     * happened.
     */
    static void describe(
            Frame frame, List<String> left, Roster roster, Replica replica, MessageCodec codec, ServerFrames into) {
        for (String playerId : left) {
            into.text(codec.encode(new ServerMessage.PlayerLeft(playerId)));
        }
        for (Annotation annotation : frame.annotations()) {
            switch (annotation) {
                case Annotation.Seated seated -> replica.describeArrival(seated.seat(), into);
                case Annotation.Chat(int seat, String text) -> into.text(codec.encode(said(frame, roster, seat, text)));
                case Annotation.Vacated _, Annotation.Served _, Annotation.Slack _ -> {}
            }
        }
        replica.describe(frame, into);
    }

    private static ServerMessage said(Frame frame, Roster roster, int seat, String text) {
        Annotation.Seated speaker =
                roster.at(seat).orElseGet(() -> new Annotation.Seated(seat, "", "seat " + seat, false, ""));
        return new ServerMessage.ChatMessage(speaker.playerId(), speaker.name(), text, frame.tick());
    }
}
