-- Publishes one frame of a game, if the caller owns the game and the frame is the next one.
-- KEYS: lease, journal, keyframe, seats
-- ARGV: epoch, tick, frame, channel, lease (ms) or '' to leave it, most frames in the journal, life of the keys (ms), '1' for the last frame, keyframe or ''
local lease = redis.call('HMGET', KEYS[1], 'epoch', 'tick')
if not lease[1] then
  return -2 -- the game is not known: lost
end
if lease[1] ~= ARGV[1] then
  return -1 -- another owner: fenced
end
local tick, done = tonumber(ARGV[2]), tonumber(lease[2])
if tick <= done then
  return 1 -- an earlier attempt got through
end
if tick > done + 1 then
  return 0 -- frames before it are missing: gap
end
-- '~' lets Redis trim by whole nodes of a hundred frames: cheaper, and the journal only ever holds more.
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[6], ARGV[2] .. '-1', 'f', ARGV[3])
redis.call('PUBLISH', ARGV[4], ARGV[3])
if ARGV[5] ~= '' then
  local time = redis.call('TIME')
  local expires = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[5]
  redis.call('HSET', KEYS[1], 'tick', ARGV[2], 'expiresAtMs', string.format('%.0f', expires))
else
  redis.call('HSET', KEYS[1], 'tick', ARGV[2])
end
if ARGV[9] ~= '' then
  redis.call('SET', KEYS[3], ARGV[9])
  if ARGV[8] == '1' then
    redis.call('HSET', KEYS[1], 'over', '1')
  end
  for _, key in ipairs(KEYS) do
    redis.call('PEXPIRE', key, ARGV[7])
  end
end
return 2
