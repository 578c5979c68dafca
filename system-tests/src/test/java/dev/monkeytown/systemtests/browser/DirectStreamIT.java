package dev.monkeytown.systemtests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.monkeytown.systemtests.frames.FramesPlayer;
import dev.monkeytown.systemtests.frames.Wire;
import dev.monkeytown.systemtests.town.Guest;
import dev.monkeytown.systemtests.town.OwnTown;
import dev.monkeytown.systemtests.town.TownPlan;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A town whose event-stream has an address of its own: its pages' sockets go past the front. */
@Order(9)
@ExtendWith(ChromiumExtension.class)
class DirectStreamIT {
    private static final int FORBIDDEN = 403;
    private static final int FRAMES = 60;

    @RegisterExtension
    static final OwnTown TOWN = new OwnTown(new TownPlan("direct-stream", 1, 30, true, false));

    @Test
    void playsInABrowserThatIsConnectedPastTheFront(Chromium chromium) {
        URI stream = stream(TOWN.town().guest("Asking Ann"));
        assertThat(stream.getPort()).isNotEqualTo(TOWN.town().address().getPort());
        Visitor visitor = chromium.visitor(TOWN.town(), Device.SMALL);
        List<String> sockets = new ArrayList<>();
        visitor.page().onWebSocket(socket -> sockets.add(socket.url()));

        visitor.clicksPlay("Direct Dora");
        int tick = visitor.probe().tick();
        visitor.awaits("a second of frames", probe -> probe.tick() >= tick + FRAMES);

        assertThat(sockets).containsExactly(stream.toString());
    }

    @Test
    void letsOnlyOurOwnPagesInThere() {
        Guest guest = TOWN.town().guest("Fiona Foreign");
        URI stream = stream(guest);
        String token = "bearer." + guest.tokens().socketToken();

        assertThat(Wire.refusalFor(TOWN.town().address().toString(), stream, FramesPlayer.DIALECT, token))
                .isEmpty();
        assertThat(Wire.refusalFor("https://elsewhere.example", stream, FramesPlayer.DIALECT, token))
                .hasValue(FORBIDDEN);
    }

    @Test
    void stillPlaysThroughTheFront() {
        try (FramesPlayer player = FramesPlayer.inAFreshGame(TOWN.town(), "Fallback Fred")) {
            player.awaitFrames(FRAMES);
            player.hasNoComplaints();
        }
    }

    private static URI stream(Guest guest) {
        return URI.create(Objects.requireNonNull(guest.tokens().streamUrl()));
    }
}
