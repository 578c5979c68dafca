-- Under which ownership the game ended: of two ends of one game the later owner's counts.
ALTER TABLE game_logs ADD COLUMN epoch BIGINT NOT NULL DEFAULT 0;
