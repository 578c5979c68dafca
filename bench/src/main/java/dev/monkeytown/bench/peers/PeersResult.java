package dev.monkeytown.bench.peers;

import dev.monkeytown.bench.stream.Measurement;
import dev.monkeytown.bench.stream.Middle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All that {@code bench peers} found; run by run what belongs together has the same place. Lists are empty for a peer
 * that was not asked for.
 *
 * @param ourRooms against Colyseus
 * @param colyseus its rooms
 * @param ourStream against Socket.IO
 * @param socketIo its server
 */
record PeersResult(
        List<RoomFigures> ourRooms,
        List<RoomFigures> colyseus,
        List<Measurement> ourStream,
        List<Measurement> socketIo) {
    PeersResult {
        ourRooms = List.copyOf(ourRooms);
        colyseus = List.copyOf(colyseus);
        ourStream = List.copyOf(ourStream);
        socketIo = List.copyOf(socketIo);
    }

    double colyseusCpuRatio() {
        return ratio(colyseus, ourRooms, RoomFigures::cpuPercentPerRoom);
    }

    double colyseusBytesRatio() {
        return ratio(colyseus, ourRooms, RoomFigures::bytesPerClientPerSecond);
    }

    double socketIoCpuRatio() {
        return ratio(socketIo, ourStream, Measurement::microsPerMessage);
    }

    /** What goes into the file. */
    Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (!colyseus.isEmpty()) {
            json.put("colyseusCpuRatio", colyseusCpuRatio());
            json.put("colyseusBytesRatio", colyseusBytesRatio());
            json.put("ourCpuPercentPerRoom", Middle.of(ourRooms, RoomFigures::cpuPercentPerRoom));
            json.put("colyseusCpuPercentPerRoom", Middle.of(colyseus, RoomFigures::cpuPercentPerRoom));
            json.put(
                    "ourTickLatenessP999MsAtMost",
                    Middle.of(ourRooms, run -> run.ticks().p999Ms()));
            json.put(
                    "colyseusTickLatenessP999Ms",
                    Middle.of(colyseus, run -> run.ticks().p999Ms()));
            json.put(
                    "ourMissedTicksShare",
                    Middle.of(ourRooms, run -> run.ticks().missedShare()));
            json.put(
                    "colyseusMissedTicksShare",
                    Middle.of(colyseus, run -> run.ticks().missedShare()));
            json.put("ourRooms", ourRooms);
            json.put("colyseusRooms", colyseus);
        }
        if (!socketIo.isEmpty()) {
            json.put("socketIoCpuRatio", socketIoCpuRatio());
            json.put("ourMicrosPerMessage", Middle.of(ourStream, Measurement::microsPerMessage));
            json.put("socketIoMicrosPerMessage", Middle.of(socketIo, Measurement::microsPerMessage));
            json.put("ourStream", ourStream);
            json.put("socketIo", socketIo);
        }
        return json;
    }

    /** Peer ÷ ours, of the medians. */
    private static <T> double ratio(List<T> peer, List<T> ours, ToDoubleFunction<T> value) {
        return Middle.of(peer, value).median() / Middle.of(ours, value).median();
    }
}
