-- Makes a game known again after Redis forgot it, or forgot its last frames. The journal begins anew after the last
-- published keyframe and ends at the given tick; the owner publishes from there, and anybody could take over from there.
-- KEYS: lease, journal, keyframe, seats, log, leases of all games
-- ARGV: epoch, owner, tick, lease (ms), life of the keys (ms), number of seats, difficulty, begun at (ms), game, tick of the keyframe, keyframe or '', log up to it, number of frames, format, the frames, then pairs of seat and player
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch and tonumber(epoch) > tonumber(ARGV[1]) then
  return -1 -- a later owner: fenced
end
local time = redis.call('TIME')
local expires = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[4])
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'owner', ARGV[2], 'tick', ARGV[3], 'expiresAtMs', expires, 'seats', ARGV[6],
  'difficulty', ARGV[7], 'startedAtMs', ARGV[8], 'format', ARGV[14])
redis.call('HDEL', KEYS[1], 'over', 'keyframeTick', 'heir', 'waiting')
redis.call('DEL', KEYS[2], KEYS[3], KEYS[5])
local from, frames = tonumber(ARGV[10]), tonumber(ARGV[13])
for i = 1, frames do
  redis.call('XADD', KEYS[2], string.format('%.0f-1', from + i), 'f', ARGV[14 + i])
end
if ARGV[11] ~= '' then
  redis.call('SET', KEYS[3], ARGV[11])
  redis.call('SET', KEYS[5], ARGV[12])
  redis.call('HSET', KEYS[1], 'keyframeTick', ARGV[10])
  redis.call('ZADD', KEYS[6], expires, ARGV[9])
end
for i = 15 + frames, #ARGV, 2 do
  redis.call('HSETNX', KEYS[4], ARGV[i], ARGV[i + 1])
end
for i = 1, 5 do
  redis.call('PEXPIRE', KEYS[i], ARGV[5])
end
return 2
