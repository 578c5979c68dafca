import { Container, Sprite, Texture } from "pixi.js";

/** Sprites that exist at once. At the limit the oldest one is taken for the new. */
const MOST = 260;

/** One short-lived thing. Speeds in units a second, times in milliseconds. */
export interface Spark {
  texture: Texture;
  x: number;
  y: number;
  vx?: number;
  vy?: number;
  /** Pull downwards, units a second squared. */
  gravity?: number;
  /** Share of speed lost each second. */
  drag?: number;
  lifeMs: number;
  from?: number;
  to?: number;
  alpha?: number;
  turn?: number;
  spin?: number;
  tint?: number | string;
}

interface Living {
  sprite: Sprite;
  spark: Spark;
  ageMs: number;
  vx: number;
  vy: number;
}

/** Dust, splashes, rings, leaves and floating numbers: drawn and forgotten, no part of the game. */
export class Effects {
  readonly layer = new Container();
  private readonly living: Living[] = [];
  private readonly spare: Sprite[] = [];

  /** Ends them all, before the textures they show go. */
  clear(): void {
    while (this.living.length > 0) this.retire(0);
  }

  add(spark: Spark): void {
    if (this.living.length >= MOST) this.retire(0);
    const sprite = this.spare.pop() ?? this.layer.addChild(new Sprite());
    sprite.texture = spark.texture;
    sprite.anchor.set(0.5);
    sprite.visible = true;
    sprite.tint = spark.tint ?? 0xffffff;
    sprite.position.set(spark.x, spark.y);
    sprite.rotation = spark.turn ?? 0;
    sprite.scale.set(spark.from ?? 1);
    sprite.alpha = spark.alpha ?? 1;
    this.living.push({ sprite, spark, ageMs: 0, vx: spark.vx ?? 0, vy: spark.vy ?? 0 });
  }

  /** Many of a kind, thrown apart. */
  burst(count: number, speed: number, spark: Spark): void {
    for (let i = 0; i < count; i++) {
      const a = ((i + Math.random() * 0.7) / count) * Math.PI * 2;
      const v = speed * (0.55 + Math.random() * 0.6);
      this.add({ ...spark, vx: (spark.vx ?? 0) + Math.cos(a) * v, vy: (spark.vy ?? 0) + Math.sin(a) * v, turn: Math.random() * 6 });
    }
  }

  draw(dtMs: number): void {
    const dt = dtMs / 1000;
    for (let i = this.living.length - 1; i >= 0; i--) {
      const l = this.living[i];
      if (!l) continue;
      const { sprite, spark } = l;
      l.ageMs += dtMs;
      const t = l.ageMs / spark.lifeMs;
      if (t >= 1) {
        this.retire(i);
        continue;
      }
      const keep = Math.exp(-(spark.drag ?? 0) * dt);
      l.vx *= keep;
      l.vy = l.vy * keep + (spark.gravity ?? 0) * dt;
      sprite.x += l.vx * dt;
      sprite.y += l.vy * dt;
      sprite.rotation += (spark.spin ?? 0) * dt;
      const from = spark.from ?? 1;
      sprite.scale.set(from + ((spark.to ?? from) - from) * (1 - (1 - t) * (1 - t)));
      sprite.alpha = (spark.alpha ?? 1) * (t < 0.6 ? 1 : (1 - t) / 0.4);
    }
  }

  private retire(index: number): void {
    const [gone] = this.living.splice(index, 1);
    if (!gone) return;
    gone.sprite.visible = false;
    this.spare.push(gone.sprite);
  }
}
