-- How strong players are held to be, per rule set, and how every finished game changed it.
CREATE TABLE ratings (
  player_id UUID NOT NULL REFERENCES players (id),
  rules TEXT NOT NULL,
  mu DOUBLE PRECISION NOT NULL,
  sigma DOUBLE PRECISION NOT NULL CHECK (sigma > 0),
  games INTEGER NOT NULL,
  places INTEGER[] NOT NULL, -- how often first, second, and so on
  PRIMARY KEY (player_id, rules)
);

INSERT INTO ratings (player_id, rules, mu, sigma, games, places)
SELECT id, 'banana-brawl', 25, 25.0 / 3, 0, array_fill(0, ARRAY[16]) FROM players WHERE CAST(stats->>'games' AS integer) > 0;

-- The ladder reads the first lines in this order; it was by wins.
DROP INDEX players_ladder;
CREATE INDEX ratings_ladder ON ratings (rules, (mu - 3 * sigma) DESC);

CREATE TABLE rating_history (
  game_id UUID NOT NULL REFERENCES games (id),
  player_id UUID NOT NULL REFERENCES players (id),
  rules TEXT NOT NULL,
  place INTEGER NOT NULL,
  share DOUBLE PRECISION NOT NULL CHECK (share BETWEEN 0 AND 1),
  mu_before DOUBLE PRECISION NOT NULL,
  sigma_before DOUBLE PRECISION NOT NULL,
  mu DOUBLE PRECISION NOT NULL,
  sigma DOUBLE PRECISION NOT NULL,
  ended_at TIMESTAMP NOT NULL,
  PRIMARY KEY (game_id, player_id)
);

CREATE INDEX rating_history_player ON rating_history (player_id, ended_at);
