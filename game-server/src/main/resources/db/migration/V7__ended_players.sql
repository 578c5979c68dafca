-- Players whom an operator has banned, and those who had everything about them deleted. What is left of the latter is this.
CREATE TABLE ended_players (
  player_id UUID PRIMARY KEY,
  reason VARCHAR(16) NOT NULL CHECK (reason IN ('banned', 'account_deleted')),
  ended_at TIMESTAMP NOT NULL
);

-- The games somebody has played, for whoever wants to see or delete what is stored about them.
CREATE INDEX games_result ON games USING gin (result jsonb_path_ops);

-- What players say of each other to operators. Kept for ninety days, see Reports.
CREATE TABLE reports (
  id UUID PRIMARY KEY,
  game_id UUID NOT NULL,
  reporter UUID NOT NULL,
  reported UUID NOT NULL,
  said TEXT NOT NULL, -- as the reporter's page has it; the recording of the game proves it or not
  reported_at TIMESTAMP NOT NULL,
  UNIQUE (game_id, reporter, reported)
);

CREATE INDEX reports_age ON reports (reported_at);
