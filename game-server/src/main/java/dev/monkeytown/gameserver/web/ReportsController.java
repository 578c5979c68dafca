package dev.monkeytown.gameserver.web;

import dev.monkeytown.gameserver.result.Reports;
import dev.monkeytown.model.GameId;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.platform.identity.Identity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Complaints of players about each other, for operators to read. Nothing happens by itself. */
@RestController
class ReportsController {

    /** The body of a report. */
    record Complaint(@Nullable String playerId, @Nullable String said) {}

    record AllReports(List<Reports.Report> reports) {}

    private final Reports reports;

    ReportsController(Reports reports) {
        this.reports = reports;
    }

    @PostMapping(path = "/api/games/{id}/reports", consumes = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void report(Identity reporter, @PathVariable("id") String id, @RequestBody Complaint complaint) {
        GameId game = GameId.parse(id).orElseThrow(Refusal::unknownGame);
        String reported = complaint.playerId();
        String said = complaint.said();
        PlayerId player = (reported == null ? Optional.<PlayerId>empty() : PlayerId.parse(reported))
                .filter(other -> !other.equals(reporter.playerId()))
                .orElseThrow(() -> Refusal.badField("playerId", "the id of another player"));
        if (said == null || said.length() > Reports.MAX_SAID_CHARS || said.indexOf('\0') >= 0) {
            throw Refusal.badField("said", "text of at most " + Reports.MAX_SAID_CHARS + " characters");
        }
        reports.add(game, reporter.playerId(), player, said);
    }

    @GetMapping("/internal/reports")
    AllReports newest() {
        return new AllReports(reports.newest());
    }
}
