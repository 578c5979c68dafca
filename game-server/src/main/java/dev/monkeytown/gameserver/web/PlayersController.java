package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.result.EndedPlayers;
import dev.monkeytown.gameserver.result.PlayerData;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.message.EndReason;
import dev.monkeytown.platform.identity.Endings;
import dev.monkeytown.platform.identity.Identity;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is stored about a person, and its end: at their own wish, for which web-gateway speaks, or by an operator. The
 * database is told first: if Redis is away then, sockets stay open and the same request, sent again, closes them.
 */
@RestController
class PlayersController {

    private final EndedPlayers ended;
    private final PlayerData data;
    private final Endings endings;

    PlayersController(EndedPlayers ended, PlayerData data, Endings endings) {
        this.ended = ended;
        this.data = data;
        this.endings = endings;
    }

    @GetMapping("/internal/players/me")
    PlayerData.Everything everything(Identity person) {
        return data.of(person.playerId());
    }

    @DeleteMapping("/internal/players/me")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void forget(Identity person) {
        ended.forget(person.playerId());
        endings.endPlayer(person.playerId(), EndReason.ACCOUNT_DELETED);
    }

    @PutMapping("/internal/players/{id}/ban")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void ban(@PathVariable("id") String id) {
        PlayerId player = player(id);
        ended.ban(player);
        endings.endPlayer(player, EndReason.BANNED);
    }

    @DeleteMapping("/internal/players/{id}/ban")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pardon(@PathVariable("id") String id) {
        PlayerId player = player(id);
        if (!ended.pardon(player)) {
            throw Refusal.of(404, "unknown_player", "this player is not banned");
        }
        endings.pardon(player);
    }

    private static PlayerId player(String id) {
        return PlayerId.parse(id).orElseThrow(() -> Refusal.of(404, "unknown_player", "that is no player's id"));
    }
}
