-- Who signed in somewhere plays as which player. Neither e-mail address nor name of the account elsewhere is kept.
CREATE TABLE accounts (
  issuer VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  player_id UUID NOT NULL UNIQUE REFERENCES players (id) ON DELETE CASCADE,
  created_at TIMESTAMP NOT NULL,
  PRIMARY KEY (issuer, subject)
);
