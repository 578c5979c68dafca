-- Games whose lease ran out, the longest ago first.
-- KEYS: leases of all games
-- ARGV: how many at most
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local found = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now), 'WITHSCORES', 'LIMIT', '0', ARGV[1])
for i = 2, #found, 2 do
  found[i] = string.format('%.0f', now - found[i])
end
return found
