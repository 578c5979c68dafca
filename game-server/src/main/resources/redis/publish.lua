-- Publishes one frame of a game, if the caller owns the game and the frame is the next one.
-- KEYS: lease, journal, keyframe, seats, log, leases of all games, results to be stored
-- ARGV: epoch, tick, frame, channel, lease (ms) or '' to leave it, most frames in the journal, life of the keys (ms), '1' for the last frame, game, keyframe or '', log since the keyframe before; to hand the game over also: heir, how long it may claim alone (ms), its channel, what it is told, what it has to do
local lease = redis.call('HMGET', KEYS[1], 'epoch', 'tick')
if not lease[1] then
  return -2 -- the game is not known: lost
end
if lease[1] ~= ARGV[1] then
  if tonumber(lease[1]) < tonumber(ARGV[1]) then
    return -2 -- Redis came back from before this owner's time: lost
  end
  return -1 -- a later owner: fenced
end
local tick, done = tonumber(ARGV[2]), tonumber(lease[2])
if tick > done + 1 then
  return 0 -- frames before it are missing: gap
end
local answer = 1 -- an earlier attempt got through
if tick > done then
  answer = 2
  -- '~' lets Redis trim by whole nodes of a hundred frames: cheaper, and the journal only ever holds more.
  redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[6], ARGV[2] .. '-1', 'f', ARGV[3])
  redis.call('PUBLISH', ARGV[4], ARGV[3])
  redis.call('HSET', KEYS[1], 'tick', ARGV[2])
end
if ARGV[5] ~= '' then
  local time = redis.call('TIME')
  local expires = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[5])
  redis.call('HSET', KEYS[1], 'expiresAtMs', expires)
  redis.call('ZADD', KEYS[6], expires, ARGV[9])
end
if answer == 2 and ARGV[10] ~= '' then
  redis.call('SET', KEYS[3], ARGV[10])
  redis.call('APPEND', KEYS[5], ARGV[11])
  redis.call('HSET', KEYS[1], 'keyframeTick', ARGV[2])
  if ARGV[8] == '1' then
    local time = redis.call('TIME')
    local now = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
    redis.call('HSET', KEYS[1], 'over', '1', 'endedAtMs', now)
    redis.call('ZREM', KEYS[6], ARGV[9])
    redis.call('ZADD', KEYS[7], now, ARGV[9])
  end
  for i = 1, 5 do
    redis.call('PEXPIRE', KEYS[i], ARGV[7])
  end
end
if answer == 2 and ARGV[12] then
  local time = redis.call('TIME')
  local expires = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[13])
  redis.call('HSET', KEYS[1], 'heir', ARGV[12], 'expiresAtMs', expires, 'waiting', ARGV[16])
  redis.call('ZADD', KEYS[6], expires, ARGV[9])
  redis.call('PUBLISH', ARGV[14], ARGV[15])
end
return answer
