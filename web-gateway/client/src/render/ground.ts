import { Container, Sprite } from "pixi.js";
import type { Monkey } from "../view";
import { scatter } from "./brush";
import type { Camera } from "./camera";
import type { Textures } from "./textures";

const RINGS = 3;
const ARCS_A_RING = 26;
const GLINTS = 46;
/** How far above its foot a palm's crown hangs, in units. */
const CROWN_HEIGHT = 66;

interface Palm {
  crown: Sprite;
  trunk: Sprite;
  x: number;
  y: number;
  phase: number;
}

/** River, island, bounce pads below the monkeys and palms above them. */
export class Ground {
  readonly below = new Container();
  readonly above = new Container();
  private readonly arcs: { sprite: Sprite; ring: number; angle: number; phase: number }[] = [];
  private readonly glints: { sprite: Sprite; phase: number; x: number }[] = [];
  private readonly palms: Palm[];
  private readonly pads: { sprite: Sprite; bounce: number }[];

  constructor(
    private readonly textures: Textures,
    private readonly calm: boolean,
  ) {
    const { layout } = textures;
    const random = scatter(77);
    for (let i = 0; i < GLINTS; i++) {
      const a = random() * Math.PI * 2;
      const r = layout.islandRadius + 150 + random() * 620;
      const sprite = this.place(textures.glint, this.below, Math.cos(a) * r, Math.sin(a) * r);
      this.glints.push({ sprite, phase: random() * 6.3, x: sprite.x });
    }
    const shore = this.place(textures.island, this.below, 0, 0);
    shore.zIndex = 0;
    for (let ring = 0; ring < RINGS; ring++)
      for (let i = 0; i < ARCS_A_RING; i++) {
        const sprite = this.place(textures.wave, this.below, 0, 0);
        this.arcs.push({ sprite, ring, angle: ((i + ring * 0.5 + random() * 0.4) / ARCS_A_RING) * Math.PI * 2, phase: random() * 0.16 });
      }
    this.pads = layout.pads.map((pad) => ({ sprite: this.place(textures.pad, this.below, pad.x, pad.y), bounce: 0 }));
    this.palms = layout.trunks.map((trunk) => ({
      trunk: this.place(textures.trunk, this.above, trunk.x, trunk.y),
      crown: this.place(textures.palm, this.above, trunk.x, trunk.y - CROWN_HEIGHT),
      x: trunk.x,
      y: trunk.y,
      phase: random() * 6.3,
    }));
  }

  /** A monkey jumped off the pad nearest to this place. */
  bounce(x: number, y: number): void {
    let nearest = -1;
    let best = Infinity;
    this.textures.layout.pads.forEach((pad, i) => {
      const d = Math.hypot(pad.x - x, pad.y - y);
      if (d < best) {
        best = d;
        nearest = i;
      }
    });
    const pad = this.pads[nearest];
    if (pad) pad.bounce = 1;
  }

  draw(camera: Camera, own: Monkey | undefined, nowMs: number, dtMs: number): void {
    const R = this.textures.layout.islandRadius;
    const clock = this.calm ? 0 : nowMs;
    for (const arc of this.arcs) {
      const t = (clock / 9000 + arc.ring / RINGS + arc.phase) % 1;
      const r = R + 26 + t * 150;
      const x = Math.cos(arc.angle) * r;
      const y = Math.sin(arc.angle) * r + 16;
      arc.sprite.visible = camera.sees(x, y, 40);
      if (!arc.sprite.visible) continue;
      arc.sprite.position.set(x, y);
      arc.sprite.rotation = arc.angle + Math.PI / 2;
      arc.sprite.alpha = Math.sin(t * Math.PI) * 0.55;
      arc.sprite.scale.set(0.8 + t * 0.9, 0.8);
    }
    for (const glint of this.glints) {
      glint.sprite.alpha = 0.35 + 0.3 * Math.sin(clock / 1300 + glint.phase);
      glint.sprite.x = glint.x + Math.sin(clock / 2600 + glint.phase) * 14;
    }
    for (const pad of this.pads) {
      pad.bounce *= Math.exp(-dtMs / 160);
      pad.sprite.scale.set(1 + Math.sin(pad.bounce * 14) * 0.16 * pad.bounce);
    }
    for (const palm of this.palms) this.drawPalm(palm, camera, own, clock, dtMs);
  }

  private drawPalm(palm: Palm, camera: Camera, own: Monkey | undefined, clock: number, dtMs: number): void {
    // Tall things move a little more than the ground when the camera does.
    const leanX = (palm.x - camera.x) * 0.045;
    const leanY = (palm.y - camera.y) * 0.045;
    palm.crown.position.set(palm.x + leanX, palm.y - CROWN_HEIGHT + leanY);
    palm.crown.rotation = Math.sin(clock / 1700 + palm.phase) * 0.05;
    palm.trunk.rotation = leanX / CROWN_HEIGHT;
    palm.trunk.scale.y = Math.max(0.5, 1 - leanY / CROWN_HEIGHT);
    const hidden = own !== undefined && Math.hypot(own.x - palm.crown.x, own.y - palm.crown.y) < 104;
    const alpha = hidden ? 0.38 : 1;
    palm.crown.alpha += (alpha - palm.crown.alpha) * (1 - Math.exp(-dtMs / 110));
  }

  private place(texture: Sprite["texture"], into: Container, x: number, y: number): Sprite {
    const sprite = new Sprite(texture);
    sprite.anchor.set(0.5);
    sprite.position.set(x, y);
    into.addChild(sprite);
    return sprite;
  }
}
