-- Counts something that may happen so often in a window, which begins with the first. Answers how long to wait (ms), or 0.
-- KEYS: counter
-- ARGV: how often, window (ms)
local count = redis.call('INCR', KEYS[1])
if count == 1 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
if count <= tonumber(ARGV[1]) then
  return 0
end
local left = redis.call('PTTL', KEYS[1])
if left < 0 then -- somebody has taken its life away; it would count for ever
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return tonumber(ARGV[2])
end
return math.max(left, 1)
