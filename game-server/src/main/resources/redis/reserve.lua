-- Reserves a seat for a player: the one the player has, else the first free one of the order given.
-- KEYS: lease, seats
-- ARGV: player, life of the key (ms), how long after its lease a game is dead (ms), seats in the order in which they should be given
local lease = redis.call('HMGET', KEYS[1], 'epoch', 'expiresAtMs', 'over')
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
if not lease[1] or lease[3] or tonumber(lease[2]) + ARGV[3] < now then
  return -2 -- no such game, or over, or dead
end
local reserved = redis.call('HGETALL', KEYS[2])
for i = 1, #reserved, 2 do
  if reserved[i + 1] == ARGV[1] then
    return tonumber(reserved[i])
  end
end
for i = 4, #ARGV do
  if redis.call('HSETNX', KEYS[2], ARGV[i], ARGV[1]) == 1 then
    redis.call('PEXPIRE', KEYS[2], ARGV[2])
    return tonumber(ARGV[i])
  end
end
return -1 -- full
