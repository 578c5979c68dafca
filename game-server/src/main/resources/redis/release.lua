-- Gives a reserved seat back, if it is the player's.
-- KEYS: seats
-- ARGV: seat, player
if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then
  return redis.call('HDEL', KEYS[1], ARGV[1])
end
return 0
