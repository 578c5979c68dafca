-- Begins a new game. An epoch is never used twice: it grows with every claim, and with the clock where the previous one
-- has been forgotten.
-- KEYS: lease
-- ARGV: owner, lease (ms), life of the key (ms), seats, difficulty, begun at (ms), format
if redis.call('EXISTS', KEYS[1]) == 1 then
  return false
end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local epoch = string.format('%.0f', time[1] * 1000000 + time[2])
redis.call('HSET', KEYS[1], 'epoch', epoch, 'owner', ARGV[1], 'expiresAtMs', string.format('%.0f', now + ARGV[2]), 'tick', '0',
  'seats', ARGV[4], 'difficulty', ARGV[5], 'startedAtMs', ARGV[6], 'format', ARGV[7])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return epoch
