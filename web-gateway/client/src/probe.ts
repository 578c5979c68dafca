import type { Session } from "./session";
import type { State } from "./state";

declare global {
  interface Window {
    /** What system tests look at. Read-only; nothing of the page depends on it. */
    __monkeytown?: object;
  }
}

export function exposeForTests(state: State, session: Session): void {
  const { replica, socket } = session;
  window.__monkeytown = {
    state() {
      const own = state.view?.monkeys.find((m) => m.seat === state.seat);
      const confirmed = replica.newest()?.monkeys.find((m) => m.seat === state.seat);
      const tick = replica.tick();
      return {
        tick,
        epoch: replica.epoch(),
        seat: state.seat,
        playerId: state.playerId,
        bananas: confirmed?.bananas ?? 0,
        x: own?.x ?? 0,
        y: own?.y ?? 0,
        confirmedX: confirmed?.x ?? 0,
        confirmedY: confirmed?.y ?? 0,
        hash: tick < 0 ? 0 : replica.hash(),
        hashTick: tick,
        status: state.connection.kind,
        finished: state.standings !== undefined,
        gameId: state.gameId,
        connected: socket.isOpen(),
        predictedTick: replica.predictedTick(),
        leadTicks: replica.prediction.leadTicks() ?? 0,
        slackMs: replica.prediction.lead.slackMs(),
        playoutMs: replica.playout.delayMs(),
        framesPerSecond: state.framesPerSecond,
        bytesPerSecond: state.bytesPerSecond,
        drawsPerSecond: state.drawsPerSecond,
        pingMs: socket.clock.pingMs(),
        servedBy: state.servedBy,
        playMs: state.playMs,
      };
    },
    /** The last 600 confirmed [tick, hash] pairs. */
    get hashes() {
      return replica.hashes.map((pair) => [...pair]);
    },
    /** Ends the connection as a network would, to see it come back. */
    dropConnection() {
      socket.interrupt();
    },
  };
}
