import { EventKind, type GameEvent, type View } from "../view";
import type { Camera } from "./camera";
import type { Effects } from "./effects";
import type { FigureSprite } from "./figure";
import type { Ground } from "./ground";
import { palette, seatColours } from "./palette";
import type { Textures } from "./textures";

/** What an event needs to be seen. */
export interface EventStage {
  view: View;
  figures: ReadonlyMap<number, FigureSprite>;
  effects: Effects;
  textures: Textures;
  ground: Ground;
  camera: Camera;
  ownSeat: number;
  calm: boolean;
}

/** Turns one event of the game into dust, rings, numbers and squashes. */
export function showEvent(e: GameEvent, stage: EventStage): void {
  const { effects, textures: t, figures, camera, ownSeat, view } = stage;
  const actor = figures.get(e.actor);
  const target = figures.get(e.target);
  const place = (seat: number): { x: number; y: number } => {
    const m = view.monkeys.find((monkey) => monkey.seat === seat);
    return m ? { x: m.x, y: m.y } : { x: e.x, y: e.y };
  };
  const number = (text: string, colour: string, at: { x: number; y: number }, big: boolean): void =>
    effects.add({ texture: t.text(text, colour, big ? 36 : 26), x: at.x + (Math.random() - 0.5) * 18, y: at.y - 52, vy: -62, drag: 1.6, lifeMs: 950, from: big ? 0.6 : 0.5, to: 1 });
  const lost = (seat: number): void => {
    if (e.amount > 0) number(`-${e.amount}`, "#FF8A7A", place(seat), seat === ownSeat);
  };
  const ring = (x: number, y: number, to: number, tint: string, lifeMs: number): void =>
    effects.add({ texture: t.ring, x, y, lifeMs, from: 0.15, to, alpha: 0.85, tint });

  switch (e.kind) {
    case EventKind.collect:
      actor?.push(2.4);
      number(`+${e.amount}`, e.amount > 1 ? "#FFC62B" : "#FFE97A", place(e.actor), e.actor === ownSeat);
      effects.burst(e.amount > 1 ? 6 : 3, 70, { texture: t.sparkle, x: e.x, y: e.y, lifeMs: 380, from: 0.5, to: 0.05, drag: 3, tint: palette.banana });
      break;
    case EventKind.throw:
      actor?.push(-3);
      break;
    case EventKind.hit:
      target?.push(6);
      lost(e.target);
      effects.burst(7, 190, { texture: t.star, x: e.x, y: e.y, lifeMs: 460, from: 0.8, to: 0.2, drag: 4, spin: 6 });
      ring(e.x, e.y, 0.8, "#FFFFFF", 260);
      if (e.target === ownSeat) camera.shake(7);
      break;
    case EventKind.bump:
      target?.push(7);
      actor?.push(4);
      lost(e.target);
      effects.burst(6, 150, { texture: t.puff, x: e.x, y: e.y, lifeMs: 420, from: 0.9, to: 1.5, drag: 4, alpha: 0.8 });
      ring(e.x, e.y, 0.9, palette.accent, 280);
      if (e.target === ownSeat || e.actor === ownSeat) camera.shake(6);
      break;
    case EventKind.splash:
      lost(e.actor);
      effects.burst(14, 170, { texture: t.drop, x: e.x, y: e.y, vy: -170, gravity: 620, lifeMs: 720, from: 1.3, to: 0.6 });
      for (let i = 0; i < 3; i++) effects.add({ texture: t.ring, x: e.x, y: e.y + 6, lifeMs: 700 + i * 420, from: 0.1, to: 0.7 + i * 0.45, alpha: 0.75 });
      if (e.actor === ownSeat) camera.shake(6);
      break;
    case EventKind.crown: {
      actor?.push(-3);
      const at = place(e.actor);
      effects.burst(10, 120, { texture: t.sparkle, x: at.x, y: at.y - 46, lifeMs: 700, from: 0.9, to: 0.1, drag: 2.4, tint: palette.gold, spin: 3 });
      break;
    }
    case EventKind.rush:
      if (!stage.calm)
        for (let i = 0; i < 40; i++)
          effects.add({ texture: t.sparkle, x: camera.x + (Math.random() - 0.5) * 1300, y: camera.y + (Math.random() - 0.5) * 760, lifeMs: 700 + Math.random() * 900, from: 0.1, to: 1.1, tint: palette.gold, spin: 2 });
      break;
    case EventKind.dash: {
      actor?.push(-4);
      const at = place(e.actor);
      effects.burst(6, 80, { texture: t.puff, x: at.x, y: at.y + 20, lifeMs: 460, from: 0.9, to: 1.4, drag: 3, alpha: 0.8 });
      break;
    }
    case EventKind.lob:
      actor?.push(-5);
      break;
    case EventKind.blast:
      ring(e.x, e.y, t.layout.coconutRadius / 56, "#FFFFFF", 380);
      ring(e.x, e.y, (t.layout.coconutRadius / 56) * 0.8, palette.accent, 460);
      effects.burst(12, 240, { texture: t.leafBit, x: e.x, y: e.y, lifeMs: 700, from: 1.2, to: 0.5, drag: 3.4, spin: 7 });
      effects.burst(10, 150, { texture: t.puff, x: e.x, y: e.y, lifeMs: 620, from: 1.3, to: 2.2, drag: 3.4 });
      if (camera.sees(e.x, e.y, 0)) camera.shake(5);
      break;
    case EventKind.pad: {
      actor?.push(-8);
      stage.ground.bounce(e.x, e.y);
      effects.burst(6, 130, { texture: t.leafBit, x: e.x, y: e.y, lifeMs: 560, from: 0.9, to: 0.5, drag: 3, spin: 6 });
      ring(e.x, e.y, 0.9, "#FFE9BF", 320);
      break;
    }
    case EventKind.return:
      actor?.push(5);
      ring(e.x, e.y, 0.8, "#BDEBFA", 420);
      break;
    case EventKind.end:
      if (!stage.calm)
        for (let i = 0; i < 90; i++)
          effects.add({
            texture: t.confetti,
            x: camera.x + (Math.random() - 0.5) * 1300,
            y: camera.y - 420 - Math.random() * 260,
            vx: (Math.random() - 0.5) * 80,
            vy: 120 + Math.random() * 160,
            lifeMs: 3200 + Math.random() * 1400,
            from: 1.6,
            spin: (Math.random() - 0.5) * 12,
            tint: seatColours[i % seatColours.length] ?? palette.accent,
          });
      break;
    case EventKind.coconut: {
      actor?.push(3);
      const at = place(e.actor);
      ring(at.x, at.y, 0.7, palette.coconutLight, 300);
      break;
    }
    case EventKind.dodge: {
      const at = place(e.actor);
      effects.add({ texture: t.text("dodge!", "#BDF0FB", 22), x: at.x, y: at.y - 54, vy: -50, drag: 1.5, lifeMs: 800, from: 0.6, to: 1 });
      break;
    }
  }
}
