import { Container, Sprite } from "pixi.js";
import { radians, Status, type Monkey, type Seated } from "../view";
import { lookOf } from "./monkeyArt";
import { seatColour } from "./palette";
import type { Textures } from "./textures";

/** A monkey's picture: parts that lean, blink, squash and look where it aims. Owned by the scene's draw call. */
export class FigureSprite {
  readonly root = new Container();
  /** Names and counts lie above everything. */
  readonly label = new Container();
  private readonly figure = new Container();
  private readonly head = new Container();
  private readonly shadow: Sprite;
  private readonly behind: Sprite;
  private readonly tail: Sprite;
  private readonly feet: [Sprite, Sprite];
  private readonly hand: Sprite;
  private readonly held: Sprite;
  private readonly face: Sprite;
  private readonly pupils: Sprite;
  private readonly lids: Sprite;
  private readonly dizzy: Sprite;
  private readonly glasses: Sprite;
  private readonly hat: Sprite;
  private readonly crown: Sprite;
  private readonly shield: Sprite;
  private readonly stars: Sprite[];
  private readonly ring: Sprite | undefined;
  private readonly arrow: Sprite | undefined;
  private readonly count: Sprite;
  private shownCount = -1;
  /** Spring of the squash: 0 at rest, positive is flat and wide. */
  private squash = 0;
  private squashSpeed = 0;
  private stride = 0;
  private lookX = 0;
  private lookY = 0;
  private blinkInMs = 800 + Math.random() * 3000;
  private flip = 1;

  constructor(
    private readonly textures: Textures,
    readonly seated: Seated,
    readonly own: boolean,
  ) {
    const parts = textures.figure(lookOf(seated.character, seated.playerId, seated.seat));
    const sprite = (t: Sprite["texture"], into: Container, x = 0, y = 0): Sprite => {
      const s = new Sprite(t);
      s.anchor.set(0.5);
      s.position.set(x, y);
      into.addChild(s);
      return s;
    };
    this.shadow = sprite(textures.shadow, this.root, 7, 25);
    if (own) {
      this.ring = sprite(textures.ownRing(seatColour(seated.seat)), this.root, 0, 18);
      this.ring.scale.set(1.16, 0.84);
      this.arrow = sprite(textures.arrow, this.root);
    }
    this.root.addChild(this.figure);
    this.behind = sprite(parts.behind, this.figure, 0, 6);
    this.tail = sprite(parts.tail, this.figure, 8, 18);
    this.tail.anchor.set(0.5);
    this.feet = [sprite(parts.foot, this.figure, -9, 27), sprite(parts.foot, this.figure, 9, 27)];
    sprite(parts.body, this.figure, 0, 14);
    sprite(parts.front, this.figure, 0, 14);
    this.hand = sprite(parts.hand, this.figure);
    this.held = sprite(textures.banana, this.figure);
    this.figure.addChild(this.head);
    this.head.position.set(0, -10);
    sprite(parts.head, this.head);
    this.face = sprite(parts.face, this.head);
    this.pupils = sprite(parts.pupils, this.head);
    this.lids = sprite(parts.lids, this.head);
    this.dizzy = sprite(parts.dizzy, this.head);
    this.glasses = sprite(parts.glasses, this.head);
    this.hat = sprite(parts.hat, this.head);
    this.crown = sprite(textures.crown, this.head, 0, -34);
    this.shield = sprite(textures.ring, this.root, 0, 2);
    this.shield.scale.set(0.72);
    this.stars = [0, 1, 2].map(() => sprite(textures.star, this.root));
    const tag = sprite(textures.tag(seated.name, seated.agent, own), this.label, 0, 48);
    tag.alpha = own ? 1 : 0.95;
    this.count = sprite(textures.banana, this.label, 0, 66);
  }

  /** Something pushed it: positive flattens, negative stretches. */
  push(amount: number): void {
    this.squashSpeed += amount;
  }

  draw(m: Monkey, hasCrown: boolean, nowMs: number, dtMs: number): void {
    const dt = Math.min(0.05, dtMs / 1000);
    const speed = Math.hypot(m.vx, m.vy);
    const splashed = m.status === Status.splashed;
    this.root.position.set(m.x, m.y);
    this.label.position.set(m.x, m.y);
    this.root.zIndex = m.y;
    this.root.visible = !splashed;
    this.label.visible = !splashed;
    if (splashed) return;

    const aim = radians(m.aim);
    const follow = 1 - Math.exp(-dt * 18);
    this.lookX += (Math.cos(aim) - this.lookX) * follow;
    this.lookY += (Math.sin(aim) - this.lookY) * follow;
    this.spring(dt);
    this.posture(m, speed, nowMs, dt);
    this.expression(m, dtMs, nowMs);
    this.things(m, aim, nowMs);

    this.crown.visible = hasCrown;
    this.crown.position.set(-this.lookX * 2, -35 + Math.sin(nowMs / 260) * 1.6);
    this.crown.rotation = Math.sin(nowMs / 420) * 0.06;
    this.hat.visible = !hasCrown;
    const guarded = m.status === Status.protected;
    this.shield.visible = guarded;
    this.shield.alpha = 0.45 + 0.3 * Math.sin(nowMs / 90);
    this.figure.alpha = guarded ? 0.72 + 0.28 * Math.sin(nowMs / 70) : 1;
    this.stars.forEach((star, i) => {
      star.visible = m.status === Status.stunned;
      const a = nowMs / 170 + (i / 3) * Math.PI * 2;
      star.position.set(Math.cos(a) * 27, -32 + Math.sin(a) * 9);
      star.scale.set(0.85 + 0.2 * Math.sin(a));
    });
    if (this.arrow) {
      this.arrow.position.set(Math.cos(aim) * 62, 8 + Math.sin(aim) * 56);
      this.arrow.rotation = aim;
      this.arrow.alpha = 0.9;
    }
    this.showCount(m.bananas);
  }

  private spring(dt: number): void {
    this.squashSpeed += (-this.squash * 420 - this.squashSpeed * 17) * dt;
    this.squash = Math.max(-0.4, Math.min(0.4, this.squash + this.squashSpeed * dt));
  }

  private posture(m: Monkey, speed: number, nowMs: number, dt: number): void {
    const walking = speed > 25 && m.status !== Status.stunned;
    this.stride += dt * Math.min(16, speed / 15);
    const step = walking ? Math.sin(this.stride) : 0;
    const hop = walking ? Math.abs(Math.cos(this.stride)) * 3 : Math.sin(nowMs / 420 + m.seat) * 0.8;
    let sx = 1 + this.squash;
    let sy = 1 - this.squash;
    if (m.status === Status.dashing && speed > 1) {
      const c = Math.abs(m.vx / speed);
      const s = Math.abs(m.vy / speed);
      sx *= 1 + 0.3 * c - 0.16 * s;
      sy *= 1 + 0.26 * s - 0.16 * c;
    }
    this.figure.scale.set(sx, sy);
    this.figure.position.set(0, -hop + (1 - sy) * 24);
    this.figure.rotation = Math.max(-0.24, Math.min(0.24, m.vx / 1500)) + (m.status === Status.stunned ? Math.sin(nowMs / 60) * 0.1 : 0);
    this.feet[0].y = 27 - Math.max(0, step) * 6;
    this.feet[1].y = 27 - Math.max(0, -step) * 6;
    if (Math.abs(this.lookX) > 0.15) this.flip = this.lookX > 0 ? 1 : -1;
    this.tail.scale.x = -this.flip;
    this.tail.x = -this.flip * 14;
    this.tail.rotation = Math.sin(nowMs / 300 + m.seat * 2) * 0.16;
    this.behind.scale.x = -this.flip;
    this.behind.rotation = Math.max(-0.5, Math.min(0.5, m.vx / 620)) + Math.sin(nowMs / 240 + m.seat) * 0.07;
    this.shadow.scale.set(1 - hop * 0.02);
  }

  private expression(m: Monkey, dtMs: number, nowMs: number): void {
    const stunned = m.status === Status.stunned;
    this.blinkInMs -= dtMs;
    if (this.blinkInMs < -110) this.blinkInMs = 1800 + Math.random() * 3200;
    const closed = this.blinkInMs < 0 && !stunned;
    const fx = this.lookX * 6.5;
    const fy = this.lookY * 4.5 + 1;
    this.head.rotation = Math.sin(nowMs / 500 + m.seat) * 0.02;
    this.head.x = this.lookX * 1.8;
    this.face.position.set(fx, fy);
    this.pupils.position.set(fx + this.lookX * 2.9, fy + this.lookY * 3);
    this.lids.position.set(fx, fy);
    this.dizzy.position.set(fx, fy);
    this.glasses.position.set(fx, fy);
    this.hat.position.set(-this.lookX * 1.6, 0);
    this.pupils.visible = !closed && !stunned;
    this.lids.visible = closed;
    this.dizzy.visible = stunned;
  }

  private things(m: Monkey, aim: number, nowMs: number): void {
    const reach = m.throwCooldown > 14 ? 34 : 26;
    const x = Math.cos(aim) * reach;
    const y = 8 + Math.sin(aim) * reach * 0.7;
    this.hand.position.set(x, y);
    this.held.visible = m.coconut || (m.bananas > 0 && m.throwCooldown < 8);
    this.held.texture = m.coconut ? this.textures.coconut : this.textures.banana;
    this.held.position.set(x + Math.cos(aim) * 5, y - 5 + Math.sin(aim) * 3 + Math.sin(nowMs / 200) * 0.6);
    this.held.rotation = m.coconut ? 0 : aim * 0.2;
    this.held.scale.set(m.coconut ? 0.9 : 0.72);
    // A hand pointing up belongs behind the head.
    const front = this.lookY > -0.25;
    const headAt = this.figure.getChildIndex(this.head);
    const handAt = this.figure.getChildIndex(this.hand);
    if (front !== handAt > headAt) {
      const top = this.figure.children.length - 1;
      if (front) {
        this.figure.setChildIndex(this.hand, top);
        this.figure.setChildIndex(this.held, top);
      } else {
        this.figure.setChildIndex(this.head, top);
      }
    }
  }

  private showCount(bananas: number): void {
    if (bananas === this.shownCount) return;
    this.shownCount = bananas;
    this.count.texture = this.textures.text(String(bananas), "#FFD43B", 20);
  }
}
