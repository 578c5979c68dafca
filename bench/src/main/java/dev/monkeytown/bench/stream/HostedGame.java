package dev.monkeytown.bench.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.SessionId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.identity.Identity;
import dev.monkeytown.simulation.Annotation;
import dev.monkeytown.simulation.Keyframe;
import dev.monkeytown.simulation.codec.KeyframeCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * One game of a load as Redis knows it: its names there, and who holds its seats.
 *
 * @param players by seat
 */
record HostedGame(GameId id, Tape.Track track, List<Identity> players, Names names) {

    /** What is published under, made once. */
    record Names(byte[] lease, byte[] journal, byte[] keyframe, byte[] seats, byte[] log, byte[] events) {

        static Names of(GameId id) {
            return new Names(
                    bytes(Channels.gameLease(id)),
                    bytes(Channels.gameJournal(id)),
                    bytes(Channels.gameKeyframe(id)),
                    bytes(Channels.gameSeats(id)),
                    bytes(Channels.gameLog(id)),
                    bytes(Channels.gameEvents(id)));
        }
    }

    HostedGame {
        players = List.copyOf(players);
    }

    static HostedGame of(Tape.Track track) {
        List<Identity> players = new ArrayList<>();
        for (int seat = 0; seat < Load.SEATS; seat++) {
            players.add(new Identity(PlayerId.random(), SessionId.random(), "Player " + seat));
        }
        GameId id = GameId.random();
        return new HostedGame(id, track, players, Names.of(id));
    }

    /** The state at one of the track's keyframes, with the game's own players in it. */
    byte[] keyframe(int number, int tick) {
        List<Annotation.Seated> roster = new ArrayList<>();
        for (int seat = 0; seat < players.size(); seat++) {
            Identity player = players.get(seat);
            roster.add(new Annotation.Seated(seat, player.playerId().toString(), player.name(), false, "human"));
        }
        return KeyframeCodec.encode(new Keyframe(
                TapeRecorder.EPOCH, tick, track.setup(), roster, track.states().get(number)));
    }

    byte[] lease() {
        return names.lease();
    }

    byte[] journal() {
        return names.journal();
    }

    byte[] keyframe() {
        return names.keyframe();
    }

    byte[] seats() {
        return names.seats();
    }

    byte[] log() {
        return names.log();
    }

    byte[] events() {
        return names.events();
    }

    static byte[] bytes(Object value) {
        return String.valueOf(value).getBytes(UTF_8);
    }
}
