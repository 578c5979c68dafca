import { palette } from "./palette";

/** Drawing words shared by all art: a 2D context whose unit is one unit of the world. */
export type Brush = CanvasRenderingContext2D;

export type Path = (b: Brush) => void;

/** A filled shape with the one dark outline everything on the island has. */
export function shape(b: Brush, fill: string, path: Path, outline = 2.4, stroke: string = palette.outline): void {
  b.beginPath();
  path(b);
  b.fillStyle = fill;
  b.fill();
  if (outline > 0) {
    b.lineWidth = outline;
    b.strokeStyle = stroke;
    b.lineJoin = "round";
    b.lineCap = "round";
    b.stroke();
  }
}

export function line(b: Brush, stroke: string, width: number, path: Path): void {
  b.beginPath();
  path(b);
  b.lineWidth = width;
  b.strokeStyle = stroke;
  b.lineJoin = "round";
  b.lineCap = "round";
  b.stroke();
}

export const ellipse =
  (x: number, y: number, rx: number, ry = rx, turn = 0): Path =>
  (b) =>
    b.ellipse(x, y, rx, ry, turn, 0, Math.PI * 2);

/** Draws inside a shape only. */
export function within(b: Brush, path: Path, draw: () => void): void {
  b.save();
  b.beginPath();
  path(b);
  b.clip();
  draw();
  b.restore();
}

/** Draws moved, turned and scaled. */
export function at(b: Brush, x: number, y: number, turn: number, scale: number, draw: () => void): void {
  b.save();
  b.translate(x, y);
  b.rotate(turn);
  b.scale(scale, scale);
  draw();
  b.restore();
}

/** A closed smooth line through points given by radius over angle: shores, lawns, puddles. */
export function blob(x: number, y: number, radius: (turn: number) => number, steps = 96): Path {
  return (b) => {
    for (let i = 0; i <= steps; i++) {
      const a = (i / steps) * Math.PI * 2;
      const r = radius(a);
      const px = x + Math.cos(a) * r;
      const py = y + Math.sin(a) * r;
      if (i === 0) b.moveTo(px, py);
      else b.lineTo(px, py);
    }
    b.closePath();
  };
}

/** Repeatable scatter for decoration (never for the game): numbers in [0, 1). */
export function scatter(seed: number): () => number {
  let s = seed >>> 0;
  return () => {
    s = (s + 0x6d2b79f5) >>> 0;
    let t = Math.imul(s ^ (s >>> 15), s | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Mixes two #RRGGBB colours; share 0 is the first, 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const a = parseInt(one.slice(1), 16);
  const b = parseInt(other.slice(1), 16);
  const channel = (shift: number): number => {
    const p = (a >> shift) & 255;
    return Math.round(p + (((b >> shift) & 255) - p) * share);
  };
  return `#${((channel(16) << 16) | (channel(8) << 8) | channel(0)).toString(16).padStart(6, "0")}`;
}
