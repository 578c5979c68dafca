-- Players whom an operator has banned, and those who had everything about them deleted. What is left of the latter is this.
CREATE TABLE ended_players (
  player_id UUID PRIMARY KEY,
  reason VARCHAR(16) NOT NULL CHECK (reason IN ('banned', 'account_deleted')),
  ended_at TIMESTAMP NOT NULL
);

-- The games somebody has played, for whoever wants to see or delete what is stored about them.
CREATE INDEX games_result ON games USING gin (result jsonb_path_ops);
