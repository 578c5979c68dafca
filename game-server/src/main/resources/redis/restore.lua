-- Makes a game known again after Redis forgot it, or forgot its last frames. The journal begins anew after the given
-- tick; the owner publishes from there.
-- KEYS: lease, journal, seats
-- ARGV: epoch, owner, tick, lease (ms), life of the keys (ms), number of seats, then pairs of seat and player
local epoch = redis.call('HGET', KEYS[1], 'epoch')
if epoch and epoch ~= ARGV[1] then
  return -1 -- another owner: fenced
end
local time = redis.call('TIME')
local expires = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[4]
redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'owner', ARGV[2], 'tick', ARGV[3], 'expiresAtMs', string.format('%.0f', expires), 'seats', ARGV[6])
redis.call('DEL', KEYS[2])
for i = 7, #ARGV, 2 do
  redis.call('HSETNX', KEYS[3], ARGV[i], ARGV[i + 1])
end
redis.call('PEXPIRE', KEYS[1], ARGV[5])
redis.call('PEXPIRE', KEYS[3], ARGV[5])
return 2
