-- Claims a game whose owner has stopped renewing or has named the claimant its heir, and reads what it takes to go on: the
-- keyframe, the frames after it and the log before it. What is read is what was claimed, because nobody can publish in
-- between. Or only reads, whoever the owner is.
-- KEYS: lease, keyframe, journal, log, leases of all games
-- ARGV: owner, lease (ms), life of the keys (ms), game, '1' to claim, format
local lease = redis.call('HMGET', KEYS[1], 'epoch', 'expiresAtMs', 'over', 'tick', 'keyframeTick', 'difficulty', 'startedAtMs', 'heir', 'waiting', 'format')
if not lease[1] or lease[3] then
  redis.call('ZREM', KEYS[5], ARGV[4])
  return {'GONE'}
end
if lease[10] ~= ARGV[6] then
  redis.call('ZREM', KEYS[5], ARGV[4])
  return {'FOREIGN'} -- its state means something else to the caller, or nothing
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if ARGV[5] == '1' and tonumber(lease[2]) > now and lease[8] ~= ARGV[1] then
  redis.call('ZADD', KEYS[5], lease[2], ARGV[4])
  return {'OWNED'}
end
local keyframe = redis.call('GET', KEYS[2])
local from, to = tonumber(lease[5] or '-1'), tonumber(lease[4])
local frames = from >= 0 and redis.call('XRANGE', KEYS[3], string.format('%.0f-0', from + 1), string.format('%.0f-1', to)) or {}
if not keyframe or from < 0 or #frames ~= to - from then
  return {'BROKEN'}
end
local text = lease[1]
if ARGV[5] == '1' then
  text = string.format('%.0f', math.max(tonumber(lease[1]) + 1, time[1] * 1000000 + time[2]))
  local expires = string.format('%.0f', now + ARGV[2])
  redis.call('HSET', KEYS[1], 'epoch', text, 'owner', ARGV[1], 'expiresAtMs', expires)
  redis.call('HDEL', KEYS[1], 'heir', 'waiting')
  redis.call('ZADD', KEYS[5], expires, ARGV[4])
  for i = 1, 4 do
    redis.call('PEXPIRE', KEYS[i], ARGV[3])
  end
end
local answer = {'CLAIMED', text, lease[4], lease[5], lease[6], lease[7], keyframe, redis.call('GET', KEYS[4]) or '', lease[9] or ''}
for i = 1, #frames do
  answer[9 + i] = frames[i][2][2]
end
return answer
