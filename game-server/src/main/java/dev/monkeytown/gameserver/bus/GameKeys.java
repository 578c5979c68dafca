package dev.monkeytown.gameserver.bus;

import dev.monkeytown.model.GameId;
import dev.monkeytown.model.bus.Channels;
import dev.monkeytown.platform.redis.RedisScript;

/** The Redis names of one game as bytes, made once. The arrays are not to be changed. */
record GameKeys(byte[] lease, byte[] journal, byte[] keyframe, byte[] seats, byte[] log, byte[] events) {

    static GameKeys of(GameId id) {
        return new GameKeys(
                RedisScript.bytes(Channels.gameLease(id)),
                RedisScript.bytes(Channels.gameJournal(id)),
                RedisScript.bytes(Channels.gameKeyframe(id)),
                RedisScript.bytes(Channels.gameSeats(id)),
                RedisScript.bytes(Channels.gameLog(id)),
                RedisScript.bytes(Channels.gameEvents(id)));
    }
}
