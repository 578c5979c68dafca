import { Container, Sprite, type Texture } from "pixi.js";
import { radians, type View } from "../view";
import type { Effects } from "./effects";
import type { Textures } from "./textures";

const GHOSTS = 4;
const GHOST_GAP_UNITS = 15;

/** A row of sprites that is refilled from the front each frame. */
class Row {
  private readonly sprites: Sprite[] = [];
  private used = 0;
  constructor(private readonly layer: Container) {}

  next(texture: Texture, x: number, y: number): Sprite {
    let sprite = this.sprites[this.used];
    if (!sprite) {
      sprite = new Sprite();
      sprite.anchor.set(0.5);
      this.sprites.push(sprite);
      this.layer.addChild(sprite);
    }
    this.used++;
    if (sprite.texture !== texture) sprite.texture = texture;
    sprite.visible = true;
    sprite.alpha = 1;
    sprite.rotation = 0;
    sprite.scale.set(1);
    sprite.position.set(x, y);
    return sprite;
  }

  end(): void {
    for (let i = this.used; i < this.sprites.length; i++) {
      const sprite = this.sprites[i];
      if (sprite) sprite.visible = false;
    }
    this.used = 0;
  }
}

/** Bananas and coconuts: lying, flying, landing. */
export class Things {
  readonly ground = new Container();
  readonly air = new Container();
  private readonly shadows: Row;
  private readonly lying: Row;
  private readonly flying: Row;
  private readonly bornAt = new Map<number, number>();

  constructor(private readonly textures: Textures) {
    const low = new Container();
    const high = new Container();
    this.ground.addChild(low, high);
    this.shadows = new Row(low);
    this.lying = new Row(high);
    this.flying = new Row(this.air);
  }

  draw(view: View, nowMs: number, effects: Effects): void {
    const t = this.textures;
    this.items(view, nowMs);
    for (const coconut of view.coconuts) {
      this.shadow(coconut.x + 3, coconut.y + 9, 0.5);
      const pulse = this.shadows.next(t.glow, coconut.x, coconut.y);
      pulse.scale.set(0.62 + 0.06 * Math.sin(nowMs / 260));
      pulse.alpha = 0.5;
      this.lying.next(t.coconut, coconut.x, coconut.y - 3 - Math.abs(Math.sin(nowMs / 340)) * 3);
    }
    for (const shot of view.shots) {
      const a = radians(shot.direction);
      this.shadow(shot.x + 5, shot.y + 20, 0.42);
      for (let i = GHOSTS; i > 0; i--) {
        const ghost = this.flying.next(t.banana, shot.x - Math.cos(a) * GHOST_GAP_UNITS * i, shot.y - Math.sin(a) * GHOST_GAP_UNITS * i);
        ghost.alpha = 0.34 * (1 - i / (GHOSTS + 1));
        ghost.scale.set(1 - i * 0.13);
        ghost.rotation = nowMs / 55 - i * 0.7 + shot.id;
      }
      const banana = this.flying.next(t.banana, shot.x, shot.y);
      banana.rotation = nowMs / 55 + shot.id;
      banana.scale.set(1.08);
    }
    for (const flight of view.flights) this.flight(flight, nowMs, effects);
    this.shadows.end();
    this.lying.end();
    this.flying.end();
  }

  private items(view: View, nowMs: number): void {
    const t = this.textures;
    const seen = new Set<number>();
    for (const item of view.items) {
      seen.add(item.id);
      const born = this.bornAt.get(item.id) ?? nowMs;
      if (born === nowMs) this.bornAt.set(item.id, nowMs);
      const age = Math.min(1, (nowMs - born) / 260);
      const pop = age < 1 ? 0.3 + 0.7 * (1 - (1 - age) ** 2) + 0.22 * Math.sin(age * Math.PI) : 1;
      const bob = Math.sin(nowMs / 420 + item.id * 1.7);
      const golden = item.value === 5;
      if (golden) {
        const glow = this.shadows.next(t.glow, item.x, item.y);
        glow.scale.set(0.62 + 0.07 * bob);
        glow.alpha = 0.85;
      }
      this.shadow(item.x + 3, item.y + 8, golden ? 0.56 : 0.44);
      const texture = golden ? t.golden : item.value > 1 ? t.bunch : t.banana;
      const sprite = this.lying.next(texture, item.x, item.y - 2 - bob * 1.5);
      sprite.scale.set(pop * (item.value > 5 ? 1.2 : 1));
      sprite.rotation = golden ? Math.sin(nowMs / 500 + item.id) * 0.12 : ((item.id * 37) % 7) * 0.16 - 0.5;
    }
    if (this.bornAt.size > seen.size + 200) for (const id of this.bornAt.keys()) if (!seen.has(id)) this.bornAt.delete(id);
  }

  private flight(flight: View["flights"][number], nowMs: number, effects: Effects): void {
    const t = this.textures;
    const target = this.shadows.next(t.target, flight.landingX, flight.landingY);
    target.scale.set((t.layout.coconutRadius / 92) * (1.25 - 0.25 * flight.progress));
    target.rotation = nowMs / 900;
    target.alpha = 0.5 + 0.5 * flight.progress;
    const height = Math.sin(Math.PI * Math.min(1, flight.progress)) * 130;
    this.shadow(flight.x + height * 0.3, flight.y + 8 + height * 0.2, 0.6 - height / 500);
    const nut = this.flying.next(t.coconut, flight.x, flight.y - height);
    nut.scale.set(1 + height / 190);
    nut.rotation = nowMs / 120;
    if (Math.random() < 0.3) effects.add({ texture: t.puff, x: flight.x, y: flight.y - height, lifeMs: 320, from: 0.5, to: 0.1, alpha: 0.5 });
  }

  private shadow(x: number, y: number, scale: number): void {
    this.shadows.next(this.textures.shadow, x, y).scale.set(scale);
  }
}
