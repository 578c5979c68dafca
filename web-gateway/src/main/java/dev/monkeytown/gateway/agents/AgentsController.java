package dev.monkeytown.gateway.agents;

import dev.monkeytown.gateway.servers.GameServers;
import dev.monkeytown.gateway.servers.Recent;
import dev.monkeytown.gateway.web.Assets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The page of the AI monkeys. Complete without any script. */
@Controller
class AgentsController {

    private final Recent<Optional<AgentsAnswer>> answers;
    private final Assets assets;

    AgentsController(GameServers servers, Assets assets) {
        this.answers = new Recent<>(() -> servers.ask("/api/agents", AgentsAnswer.class), System::nanoTime);
        this.assets = assets;
    }

    @GetMapping("/agents")
    String agents(Model model) {
        Optional<AgentsAnswer> answer = answers.now();
        model.addAttribute(
                "agents",
                answer.map(AgentsAnswer::agents).orElse(List.of()).stream()
                        .map(AgentCard::of)
                        .toList());
        model.addAttribute("refused", answer.map(AgentsAnswer::lastRefused).orElse(null));
        model.addAttribute("assets", assets);
        return "agents";
    }
}
