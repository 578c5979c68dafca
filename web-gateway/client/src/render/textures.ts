import { CanvasSource, Texture } from "pixi.js";
import type { Layout } from "../view";
import { Atlas } from "./atlas";
import type { Brush } from "./brush";
import * as island from "./islandArt";
import * as item from "./itemArt";
import * as monkey from "./monkeyArt";
import type { Look } from "./monkeyArt";
import { palette } from "./palette";

const FONT = '"Baloo 2", "Trebuchet MS", sans-serif';
/** Longest side of one texture every device takes. */
const MOST_PX = 4096;
/** Floating texts kept; beyond it the oldest pictures stay on their page and new ones are refused (drawn as nothing). */
const MOST_TEXTS = 400;
/** Counts up to this are drawn beforehand. */
const COMMON_COUNT = 40;

/** One monkey's parts. */
export interface Figure {
  tail: Texture;
  foot: Texture;
  hand: Texture;
  body: Texture;
  behind: Texture;
  front: Texture;
  head: Texture;
  face: Texture;
  pupils: Texture;
  lids: Texture;
  dizzy: Texture;
  glasses: Texture;
  hat: Texture;
}

/** Every picture of the scene, baked once at the scale at which it is shown. */
export class Textures {
  private readonly atlas: Atlas;
  /** Texts come up while the game runs, so theirs are small pages. */
  private readonly letters: Atlas;
  private readonly figures = new Map<string, Figure>();
  private readonly texts = new Map<string, Texture>();
  readonly island: Texture;
  readonly shadow: Texture;
  readonly banana: Texture;
  readonly bunch: Texture;
  readonly golden: Texture;
  readonly glow: Texture;
  readonly sparkle: Texture;
  readonly coconut: Texture;
  readonly crown: Texture;
  readonly star: Texture;
  readonly puff: Texture;
  readonly drop: Texture;
  readonly ring: Texture;
  readonly leafBit: Texture;
  readonly confetti: Texture;
  readonly arrow: Texture;
  readonly target: Texture;
  readonly trunk: Texture;
  readonly palm: Texture;
  readonly wave: Texture;
  readonly glint: Texture;
  readonly pad: Texture;

  /** @param scale pixels a unit */
  constructor(
    readonly layout: Layout,
    scale: number,
  ) {
    const atlas = new Atlas(scale, 2048);
    this.atlas = atlas;
    this.letters = new Atlas(scale, 512);
    const bake = (w: number, h: number, draw: (b: Brush) => void): Texture => atlas.bake(w, h, draw);
    const trunkRadius = layout.trunks[0]?.radius ?? 38;
    const padRadius = layout.pads[0]?.radius ?? 34;
    this.island = bakeIsland(layout, scale);
    this.shadow = bake(76, 44, (b) => item.drawShadow(b, 36, 20));
    this.banana = bake(38, 34, item.drawGroundBanana);
    this.bunch = bake(50, 44, item.drawBunch);
    this.golden = bake(52, 48, item.drawGoldenBanana);
    this.glow = bake(104, 104, (b) => item.drawGlow(b, 50, "#FFE14D"));
    this.sparkle = bake(28, 28, (b) => item.drawSparkle(b, 13, "#FFFFFF"));
    this.coconut = bake(36, 36, item.drawCoconut);
    this.crown = bake(46, 34, item.drawCrown);
    this.star = bake(26, 26, item.drawStar);
    this.puff = bake(28, 28, item.drawPuff);
    this.drop = bake(14, 14, item.drawDrop);
    this.ring = bake(124, 124, (b) => item.drawRing(b, "#FFFFFF", 56, 7));
    this.leafBit = bake(22, 18, item.drawLeafBit);
    this.confetti = bake(10, 8, item.drawConfetti);
    this.arrow = bake(24, 24, item.drawAimArrow);
    this.target = bake(190, 190, (b) => item.drawTarget(b, 92));
    this.trunk = bake(trunkRadius * 1.6, 180, (b) => island.drawTrunk(b, trunkRadius, 66));
    this.palm = bake(trunkRadius * 5.2, trunkRadius * 5.2, (b) => item.drawPalm(b, trunkRadius * 2.3, 8));
    this.wave = bake(60, 16, item.drawWave);
    this.glint = bake(44, 16, item.drawGlint);
    for (let n = 0; n <= COMMON_COUNT; n++) this.text(String(n), "#FFD43B", 20);
    for (let n = 1; n <= 5; n++) {
      for (const size of [26, 36]) {
        this.text(`+${n}`, n > 1 ? "#FFC62B" : "#FFE97A", size);
        this.text(`-${n}`, "#FF8A7A", size);
      }
    }
    this.pad = bake(padRadius * 3.1, padRadius * 3.1, (b) => item.drawPad(b, padRadius));
  }

  figure(look: Look): Figure {
    const key = JSON.stringify(look);
    let figure = this.figures.get(key);
    if (!figure) {
      const bake = (w: number, h: number, draw: (b: Brush, look: Look) => void): Texture =>
        this.atlas.bake(w, h, (b) => draw(b, look));
      figure = {
        tail: bake(66, 60, monkey.drawTail),
        foot: bake(22, 18, monkey.drawFoot),
        hand: bake(18, 18, monkey.drawHand),
        body: bake(42, 38, monkey.drawBody),
        behind: bake(66, 80, monkey.drawBehind),
        front: bake(60, 44, monkey.drawFront),
        head: bake(76, 72, monkey.drawHead),
        face: bake(56, 56, monkey.drawFace),
        pupils: bake(32, 20, monkey.drawPupils),
        lids: bake(36, 26, monkey.drawLids),
        dizzy: bake(36, 28, monkey.drawDizzy),
        glasses: bake(46, 30, monkey.drawGlasses),
        hat: bake(60, 90, monkey.drawHat),
      };
      this.figures.set(key, figure);
    }
    return figure;
  }

  ownRing(colour: string): Texture {
    return this.keyed(`ring ${colour}`, 84, 84, (b) => item.drawOwnRing(b, colour));
  }

  /** A name tag; agents carry a small badge. */
  tag(name: string, agent: boolean, own: boolean): Texture {
    return this.keyed(`tag ${agent} ${own} ${name}`, 190, 30, (b) => {
      b.font = `600 17px ${FONT}`;
      b.textBaseline = "middle";
      const badge = agent ? 24 : 0;
      const width = Math.min(b.measureText(name).width, 138) + badge;
      const left = -width / 2;
      b.lineWidth = 5;
      b.lineJoin = "round";
      b.strokeStyle = "rgba(34, 30, 40, 0.85)";
      b.strokeText(name, left + badge, 1, 138);
      b.fillStyle = own ? "#FFE27A" : "#FFFFFF";
      b.fillText(name, left + badge, 1, 138);
      if (agent) {
        b.fillStyle = "#22313F";
        b.beginPath();
        b.roundRect(left - 4, -9, 24, 17, 6);
        b.fill();
        b.fillStyle = "#9BE8FF";
        b.font = `800 12px ${FONT}`;
        b.fillText("AI", left + 1.5, 1);
      }
    });
  }

  /** A short text in big letters: "+1", "-3", a count. */
  text(text: string, colour: string, sizeUnits: number): Texture {
    return this.keyed(`text ${colour} ${sizeUnits} ${text}`, sizeUnits * (0.8 + text.length * 0.68), sizeUnits * 1.4, (b) => {
      b.font = `800 ${sizeUnits}px ${FONT}`;
      b.textAlign = "center";
      b.textBaseline = "middle";
      b.lineJoin = "round";
      b.lineWidth = sizeUnits * 0.24;
      b.strokeStyle = palette.outline;
      b.strokeText(text, 0, sizeUnits * 0.06);
      b.fillStyle = colour;
      b.fillText(text, 0, sizeUnits * 0.06);
    });
  }

  destroy(): void {
    this.atlas.destroy();
    this.letters.destroy();
    this.island.destroy(true);
  }

  private keyed(key: string, w: number, h: number, draw: (b: Brush) => void): Texture {
    let texture = this.texts.get(key);
    if (!texture) {
      if (this.texts.size >= MOST_TEXTS) return Texture.EMPTY;
      texture = this.letters.bake(w, h, draw);
      this.texts.set(key, texture);
    }
    return texture;
  }
}

function bakeIsland(layout: Layout, wantedScale: number): Texture {
  const half = layout.islandRadius + island.SHALLOWS + 20;
  const scale = Math.min(wantedScale, MOST_PX / (half * 2));
  const canvas = document.createElement("canvas");
  canvas.width = Math.ceil(half * 2 * scale);
  canvas.height = canvas.width;
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("this browser has no 2D canvas");
  brush.translate(canvas.width / 2, canvas.height / 2);
  brush.scale(scale, scale);
  island.drawIsland(brush, layout);
  return new Texture({
    source: new CanvasSource({ resource: canvas, resolution: scale, autoDensity: false }),
    defaultAnchor: { x: 0.5, y: 0.5 },
  });
}
