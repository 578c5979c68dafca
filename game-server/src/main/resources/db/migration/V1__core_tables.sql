-- Core tables
CREATE TABLE players (
  id UUID PRIMARY KEY,
  username VARCHAR(64) UNIQUE,
  stats JSONB,
  created_at TIMESTAMP
);

CREATE TABLE games (
  id UUID PRIMARY KEY,
  config JSONB,
  result JSONB,
  started_at TIMESTAMP,
  ended_at TIMESTAMP
);

CREATE TABLE agent_behaviors (
  id UUID PRIMARY KEY,
  personality JSONB,
  decision_model TEXT,
  version INTEGER
);
