-- Ends a game that cannot go on, if the caller owns it.
-- KEYS: lease, leases of all games
-- ARGV: epoch, game
if redis.call('HGET', KEYS[1], 'epoch') ~= ARGV[1] then
  return 0
end
redis.call('HSET', KEYS[1], 'over', '1')
return redis.call('ZREM', KEYS[2], ARGV[2])
