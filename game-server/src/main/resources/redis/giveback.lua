-- Gives games back whose owner stops in order: their leases seem to have run out a while ago, so that others take them over
-- at once and nobody waits for a turn.
-- KEYS: leases of all games, then the lease of each
-- ARGV: how long ago (ms), then for each game its id and epoch
local time = redis.call('TIME')
local ago = string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000) - ARGV[1])
for i = 2, #KEYS do
  local id, epoch = ARGV[2 * i - 2], ARGV[2 * i - 1]
  if redis.call('HGET', KEYS[i], 'epoch') == epoch then
    redis.call('HSET', KEYS[i], 'expiresAtMs', ago)
    redis.call('ZADD', KEYS[1], 'XX', ago, id)
  end
end
return 1
