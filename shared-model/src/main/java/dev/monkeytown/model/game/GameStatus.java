package dev.monkeytown.model.game;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a game is in its life. */
public enum GameStatus {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("completed")
    COMPLETED
}
