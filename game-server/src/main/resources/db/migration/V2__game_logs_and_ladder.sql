-- The whole log of a finished game, deflated; playing it again gives final_hash.
CREATE TABLE game_logs (
  game_id UUID PRIMARY KEY REFERENCES games (id),
  log BYTEA NOT NULL,
  final_hash INTEGER NOT NULL,
  ticks INTEGER NOT NULL
);

-- The ladder reads the first lines in this order.
CREATE INDEX players_ladder ON players (
  (CAST(stats->>'wins' AS integer)) DESC,
  (CAST(stats->>'bananas' AS bigint)) DESC,
  id
) WHERE CAST(stats->>'games' AS integer) > 0;
