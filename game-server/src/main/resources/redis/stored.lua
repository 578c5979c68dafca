-- The result of a game is stored, or never will be: nothing of it needs to be kept for long.
-- KEYS: results to be stored, lease, journal, keyframe, seats, log
-- ARGV: game, epoch, life of the keys (ms), results that cannot be stored or '', most of them, reason
local epoch = redis.call('HGET', KEYS[2], 'epoch')
if epoch and tonumber(epoch) > tonumber(ARGV[2]) then
  return 0
end
if ARGV[4] ~= '' then
  redis.call('XADD', ARGV[4], 'MAXLEN', '~', ARGV[5], '*', 'gameId', ARGV[1], 'epoch', ARGV[2], 'reason', ARGV[6])
else
  for i = 2, 6 do
    redis.call('PEXPIRE', KEYS[i], ARGV[3])
  end
end
return redis.call('ZREM', KEYS[1], ARGV[1])
