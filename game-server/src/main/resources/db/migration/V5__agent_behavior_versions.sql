-- Every version of every agent's behaviour that was ever taken; agent_behaviors holds the newest of each.
CREATE TABLE agent_behavior_versions (
  agent_id UUID NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  personality JSONB NOT NULL,
  decision_model TEXT NOT NULL,
  commit_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  stored_at TIMESTAMP NOT NULL DEFAULT timezone('utc', now()),
  PRIMARY KEY (agent_id, version)
);

INSERT INTO agent_behavior_versions (agent_id, version, personality, decision_model, commit_id, subject)
SELECT id, version, personality, decision_model, '', 'As shipped' FROM agent_behaviors;
