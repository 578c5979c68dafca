package dev.monkeytown.gameserver.behaviour;

import dev.monkeytown.gameserver.game.FinishedGame;
import java.util.Optional;

/** Where games end so that agents may write about them. Thread-safe. */
public final class WrittenNotes {

    private final Optional<Notebook> book;

    WrittenNotes(Optional<Notebook> book) {
        this.book = book;
    }

    /** A game has ended here. Never blocks. */
    public void after(FinishedGame game) {
        book.ifPresent(each -> each.remember(game));
    }

    Optional<Notebook> book() {
        return book;
    }
}
