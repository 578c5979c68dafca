-- Takes a game that nobody owns, or whose owner has stopped renewing. An epoch is never used twice: it grows with every
-- claim, and with the clock where the previous one has been forgotten.
-- KEYS: lease
-- ARGV: owner, lease (ms), life of the key (ms), seats
local lease = redis.call('HMGET', KEYS[1], 'epoch', 'expiresAtMs', 'over')
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if lease[1] and (lease[3] or tonumber(lease[2]) > now) then
  return false
end
local epoch = time[1] * 1000000 + time[2]
if lease[1] and tonumber(lease[1]) >= epoch then
  epoch = tonumber(lease[1]) + 1
end
local text = string.format('%.0f', epoch)
redis.call('HSET', KEYS[1], 'epoch', text, 'owner', ARGV[1], 'expiresAtMs', string.format('%.0f', now + ARGV[2]), 'seats', ARGV[4])
redis.call('HSETNX', KEYS[1], 'tick', '0')
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return text
