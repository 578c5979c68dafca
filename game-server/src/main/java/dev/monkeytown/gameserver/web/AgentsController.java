package dev.monkeytown.gameserver.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.monkeytown.gameserver.agent.AgentIdentity;
import dev.monkeytown.gameserver.agent.Behavior;
import dev.monkeytown.gameserver.behaviour.BehaviorOrders;
import dev.monkeytown.gameserver.behaviour.Behaviors;
import dev.monkeytown.gameserver.behaviour.Refused;
import dev.monkeytown.gameserver.behaviour.StoredBehaviors;
import dev.monkeytown.gameserver.result.Records;
import dev.monkeytown.model.PlayerId;
import dev.monkeytown.model.game.AgentBehavior;
import dev.monkeytown.model.game.GameConfig;
import dev.monkeytown.simulation.agent.Cast;
import dev.monkeytown.simulation.agent.Difficulty;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The agents of the house: how each decides and what it has achieved. */
@RestController
class AgentsController {

    /** What an agent has achieved at one level. */
    record Level(String difficulty, PlayerId playerId, Records.Achieved achieved) {}

    /**
     * One agent.
     *
     * @param figure its short name, also that of its file
     * @param behavior what its next game uses
     * @param record easiest level first
     */
    record Agent(String figure, String bio, AgentBehavior behavior, List<Level> record) {}

    /** All of them. @param lastRefused the file that was refused last, if any */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AllAgents(List<Agent> agents, @Nullable Refused lastRefused) {}

    /** One of them with its past. @param versions newest first */
    record AgentWithVersions(
            String figure,
            String bio,
            AgentBehavior behavior,
            List<Level> record,
            List<StoredBehaviors.Version> versions) {}

    private final Behaviors behaviors;
    private final StoredBehaviors stored;
    private final Records records;
    private final BehaviorOrders orders;
    private final Difficulty difficulty;

    AgentsController(
            Behaviors behaviors, StoredBehaviors stored, Records records, BehaviorOrders orders, GameConfig config) {
        this.behaviors = behaviors;
        this.stored = stored;
        this.records = records;
        this.orders = orders;
        this.difficulty = config.aiDifficulty();
    }

    @GetMapping("/api/agents")
    AllAgents all() {
        Map<PlayerId, Records.Achieved> achieved = records.of(Arrays.stream(Cast.values())
                .flatMap(character -> players(character).stream())
                .toList());
        return new AllAgents(
                behaviors.current().all().stream()
                        .map(behavior -> agent(behavior, achieved))
                        .toList(),
                behaviors.lastRefused().orElse(null));
    }

    /** @param id figure, or id of the behaviour */
    @GetMapping("/api/agents/{id}")
    AgentWithVersions one(@PathVariable("id") String id) {
        Cast character = Arrays.stream(Cast.values())
                .filter(each -> each.figure().equals(id)
                        || AgentIdentity.behaviorId(each).toString().equals(id))
                .findFirst()
                .orElseThrow(Refusal::unknownAgent);
        Agent agent = agent(behaviors.current().of(character), records.of(players(character)));
        return new AgentWithVersions(
                agent.figure(), agent.bio(), agent.behavior(), agent.record(), stored.versions(character));
    }

    /** For operators and for hooks of the repository, which know the operators' token. */
    @PostMapping("/internal/behaviours/read")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void read() {
        orders.give();
    }

    private Agent agent(Behavior behavior, Map<PlayerId, Records.Achieved> achieved) {
        Cast character = behavior.character();
        UUID id = AgentIdentity.behaviorId(character);
        return new Agent(
                character.figure(),
                AgentIdentity.bio(character),
                new AgentBehavior(
                        id,
                        character.displayName(),
                        behavior.personality(),
                        behavior.model().word(),
                        difficulty.reactionMs(),
                        behavior.version()),
                Arrays.stream(Difficulty.values())
                        .map(level -> level(character, level, achieved))
                        .toList());
    }

    private static Level level(Cast character, Difficulty level, Map<PlayerId, Records.Achieved> achieved) {
        PlayerId player = AgentIdentity.playerId(character, level);
        return new Level(AgentIdentity.level(level), player, achieved.getOrDefault(player, Records.Achieved.NOTHING));
    }

    private static List<PlayerId> players(Cast character) {
        return Arrays.stream(Difficulty.values())
                .map(level -> AgentIdentity.playerId(character, level))
                .toList();
    }
}
