import type { Layout } from "../view";
import { at, blob, ellipse, line, scatter, shape, within, type Brush } from "./brush";
import { palette } from "./palette";

/** The island with everything that never moves, drawn once into one picture. */

const FULL = Math.PI * 2;

/** Units of shallow water drawn around the shore. */
export const SHALLOWS = 170;

export function drawIsland(b: Brush, layout: Layout): void {
  const R = layout.islandRadius;
  const random = scatter(20_26);
  const wobble = (phase: number, size: number) => (a: number): number =>
    size * (Math.sin(a * 5 + phase) * 0.5 + Math.sin(a * 9 - phase * 1.7) * 0.3 + Math.sin(a * 14 + phase * 2.3) * 0.2);
  const shore = wobble(0.7, 5);
  const meadow = wobble(2.1, 24);
  const sand = blob(0, 0, (a) => R + shore(a), 180);
  const lawn = blob(0, 0, (a) => R - 92 + meadow(a), 180);

  drawShallows(b, R, wobble);
  drawCliff(b, R, shore);
  shape(b, palette.sand, sand, 5);
  within(b, sand, () => {
    line(b, "#FBF0C9", 16, blob(0, -6, (a) => R - 12 + shore(a), 180));
    line(b, palette.sandShade, 20, blob(0, 8, (a) => R - 82 + meadow(a), 180));
    drawBeach(b, R, random);
  });
  shape(b, palette.grassEdge, blob(0, 10, (a) => R - 92 + meadow(a), 180), 0);
  shape(b, palette.grass, lawn, 3.4, "#3F7D45");
  within(b, lawn, () => {
    drawMeadow(b, R, random);
    drawPaths(b, layout);
    drawPlaza(b);
    drawGrowth(b, layout, random);
  });
  for (const pad of layout.pads)
    at(b, pad.x + 9, pad.y + 13, 0, 1, () => softShadow(b, pad.radius * 1.5, pad.radius * 1.4));
  for (const trunk of layout.trunks) drawTreeShadow(b, trunk.x, trunk.y, trunk.radius);
  for (const trunk of layout.trunks) drawRoots(b, trunk.x, trunk.y, trunk.radius);
  drawGoldenLight(b, R, sand);
}

function drawShallows(b: Brush, R: number, wobble: (phase: number, size: number) => (a: number) => number): void {
  const g = b.createRadialGradient(0, 14, R - 20, 0, 14, R + SHALLOWS - 8);
  g.addColorStop(0, "#8BE0F4");
  g.addColorStop(0.16, palette.shallows);
  g.addColorStop(0.5, "rgba(62, 170, 219, 0.75)");
  g.addColorStop(1, "rgba(27, 108, 168, 0)");
  b.fillStyle = g;
  b.beginPath();
  b.arc(0, 14, R + SHALLOWS, 0, FULL);
  b.fill();
  const near = wobble(1.3, 14);
  const far = wobble(4.4, 20);
  b.globalAlpha = 0.16;
  shape(b, "#FFFFFF", blob(0, 14, (a) => R + 74 + far(a), 160), 0);
  b.globalAlpha = 0.28;
  shape(b, "#BDF0FB", blob(0, 14, (a) => R + 40 + near(a), 160), 0);
  b.globalAlpha = 0.9;
  line(b, palette.foam, 6, blob(0, 18, (a) => R + 17 + near(a) * 0.35, 160));
  b.globalAlpha = 1;
}

function drawCliff(b: Brush, R: number, shore: (a: number) => number): void {
  shape(b, "#8E6237", blob(0, 22, (a) => R + shore(a), 180), 5);
  shape(b, palette.cliff, blob(0, 14, (a) => R + shore(a), 180), 0);
}

function drawBeach(b: Brush, R: number, random: () => number): void {
  for (let i = 0; i < 240; i++) {
    const a = random() * FULL;
    const r = R - 8 - random() * 70;
    shape(b, random() < 0.5 ? palette.sandShade : "#FFF6D8", ellipse(Math.cos(a) * r, Math.sin(a) * r, 1.6 + random() * 2), 0);
  }
  for (let i = 0; i < 9; i++) {
    const a = random() * FULL;
    const r = R - 26 - random() * 34;
    at(b, Math.cos(a) * r, Math.sin(a) * r, random() * FULL, 0.9, () => (i % 3 === 0 ? drawStarfish(b) : i % 3 === 1 ? drawShell(b) : drawPebbles(b)));
  }
}

function drawStarfish(b: Brush): void {
  shape(b, "#F2845C", (p) => {
    for (let i = 0; i < 10; i++) {
      const r = i % 2 ? 5.5 : 14;
      const a = (i / 10) * FULL;
      if (i === 0) p.moveTo(Math.cos(a) * r, Math.sin(a) * r);
      else p.lineTo(Math.cos(a) * r, Math.sin(a) * r);
    }
    p.closePath();
  }, 2.4);
  for (let i = 0; i < 5; i++) shape(b, "#FFD0B0", ellipse(Math.cos((i / 5) * FULL) * 6.5, Math.sin((i / 5) * FULL) * 6.5, 1.3), 0);
}

function drawShell(b: Brush): void {
  shape(b, "#FFF3EC", (p) => (p.moveTo(0, 9), p.quadraticCurveTo(-15, -2, -8, -9), p.quadraticCurveTo(0, -14, 8, -9), p.quadraticCurveTo(15, -2, 0, 9)), 2.2);
  line(b, "#E6A9A0", 1.5, (p) => {
    for (const x of [-6, 0, 6]) {
      p.moveTo(0, 7);
      p.lineTo(x, -8);
    }
  });
}

function drawPebbles(b: Brush): void {
  for (const [x, y, r] of [[-7, 2, 6], [5, 4, 5], [1, -6, 4]] as const) {
    shape(b, palette.stone, ellipse(x, y, r, r * 0.8), 2);
    shape(b, "#F0EADF", ellipse(x - 1.4, y - 1.4, r * 0.4, r * 0.25), 0);
  }
}

function drawMeadow(b: Brush, R: number, random: () => number): void {
  for (let i = 0; i < 34; i++) {
    const a = random() * FULL;
    const r = Math.sqrt(random()) * (R - 110);
    const size = 50 + random() * 95;
    const phase = random() * 9;
    b.globalAlpha = 0.5;
    shape(
      b,
      i % 2 ? palette.grassLight : palette.grassDark,
      blob(Math.cos(a) * r, Math.sin(a) * r, (t) => size * (1 + 0.13 * Math.sin(t * 3 + phase) + 0.07 * Math.sin(t * 5 - phase)), 44),
      0,
    );
  }
  b.globalAlpha = 1;
}

function drawPaths(b: Brush, layout: Layout): void {
  const routes = layout.pads.map((pad) => (p: Brush): void => {
    const bend = 70;
    const length = Math.hypot(pad.x, pad.y) || 1;
    p.moveTo(0, 0);
    p.quadraticCurveTo(pad.x / 2 - (pad.y / length) * bend, pad.y / 2 + (pad.x / length) * bend, pad.x, pad.y);
  });
  b.globalAlpha = 0.75;
  for (const route of routes) line(b, "#B99A5C", 42, route);
  b.globalAlpha = 1;
  for (const route of routes) line(b, palette.soil, 36, route);
  b.globalAlpha = 0.5;
  for (const route of routes) {
    b.setLineDash([5, 46]);
    line(b, "#C2A164", 7, route);
  }
  b.setLineDash([]);
  b.globalAlpha = 1;
}

/** The town square: a ring of flagstones around a banana laid in stone. */
function drawPlaza(b: Brush): void {
  shape(b, "#B99A5C", ellipse(0, 4, 122), 0);
  shape(b, palette.soil, ellipse(0, 0, 120), 0);
  for (const [radius, count, size] of [[104, 26, 11], [78, 19, 11.5]] as const)
    for (let i = 0; i < count; i++) {
      const a = (i / count) * FULL + radius;
      at(b, Math.cos(a) * radius, Math.sin(a) * radius, a, 1, () => {
        shape(b, i % 3 ? palette.stone : "#DED7C9", (p) => p.roundRect(-10, -size, 20, size * 2, 6), 2, "#8C7A5E");
      });
    }
  shape(b, "#E9D9A8", ellipse(0, 0, 58), 2.4, "#8C7A5E");
  b.globalAlpha = 0.55;
  at(b, -2, -8, -0.4, 2.5, () => {
    shape(b, "#F2BE3A", (p) => {
      p.moveTo(-14, -7);
      p.quadraticCurveTo(-11, 4, 1, 4.5);
      p.quadraticCurveTo(10, 4.5, 13.5, -5.5);
      p.quadraticCurveTo(18, -3, 16.5, 1.5);
      p.quadraticCurveTo(11, 13.5, -2, 12.5);
      p.quadraticCurveTo(-15, 11, -17, -5);
      p.closePath();
    }, 1.4, "#8C6A1E");
  });
  b.globalAlpha = 1;
}

function drawGrowth(b: Brush, layout: Layout, random: () => number): void {
  const R = layout.islandRadius - 120;
  for (let i = 0; i < 330; i++) {
    const a = random() * FULL;
    const r = 140 + Math.sqrt(random()) * (R - 140);
    const x = Math.cos(a) * r;
    const y = Math.sin(a) * r;
    const kind = random();
    const size = 0.75 + random() * 0.5;
    if (layout.pads.some((pad) => Math.hypot(pad.x - x, pad.y - y) < pad.radius + 34)) continue;
    at(b, x, y, 0, size, () => {
      if (kind < 0.66) drawTuft(b);
      else if (kind < 0.93) drawFlower(b, random());
      else if (kind < 0.97) drawMushroom(b);
      else drawPebbles(b);
    });
  }
}

function drawTuft(b: Brush): void {
  for (const [ink, width] of [["#4C9650", 4.4], ["#5FB35A", 2]] as const)
    line(b, ink, width, (p) => {
      p.moveTo(-6, 3);
      p.quadraticCurveTo(-7, -4, -10, -6);
      p.moveTo(0, 3);
      p.quadraticCurveTo(0, -5, 1, -10);
      p.moveTo(6, 3);
      p.quadraticCurveTo(7, -3, 10, -5);
    });
}

function drawFlower(b: Brush, which: number): void {
  const petal = which < 0.34 ? "#FFFFFF" : which < 0.67 ? "#FFB3C7" : "#FFE27A";
  shape(b, "rgba(44,30,66,0.16)", ellipse(2, 4, 7, 4), 0);
  for (let i = 0; i < 5; i++) {
    const a = (i / 5) * FULL - 1.2;
    shape(b, petal, ellipse(Math.cos(a) * 4.6, Math.sin(a) * 4.6, 3.7), 1.3, "#7A5A48");
  }
  shape(b, which < 0.67 ? "#FFC62B" : "#F08A3C", ellipse(0, 0, 3), 1.2, "#7A5A48");
}

function drawMushroom(b: Brush): void {
  shape(b, "#FFF3E0", (p) => p.roundRect(-3.5, -1, 7, 9, 3), 1.8);
  shape(b, "#E5533D", (p) => (p.moveTo(-10, 1), p.quadraticCurveTo(-9, -11, 0, -11), p.quadraticCurveTo(9, -11, 10, 1), p.quadraticCurveTo(0, 4, -10, 1)), 2);
  for (const [x, y] of [[-4, -4], [3, -6], [5, -1]] as const) shape(b, "#FFFFFF", ellipse(x, y, 1.7), 0);
}

function softShadow(b: Brush, rx: number, ry: number): void {
  const g = b.createRadialGradient(0, 0, rx * 0.5, 0, 0, rx);
  g.addColorStop(0, "rgba(44,30,66,0.36)");
  g.addColorStop(1, "rgba(44,30,66,0)");
  b.save();
  b.scale(1, ry / rx);
  b.fillStyle = g;
  b.beginPath();
  b.arc(0, 0, rx, 0, FULL);
  b.fill();
  b.restore();
}

/** One path for trunk and crown, so that the shadow is equally dark everywhere. */
function drawTreeShadow(b: Brush, x: number, y: number, radius: number): void {
  const crownX = x + 66;
  const crownY = y + 40;
  b.save();
  b.globalAlpha = 0.24;
  b.fillStyle = "#2C1E42";
  b.beginPath();
  for (let i = 0; i < 8; i++) {
    const a = (i / 8) * FULL + 0.22;
    b.moveTo(crownX, crownY);
    b.ellipse(crownX + Math.cos(a) * radius * 1.1, crownY + Math.sin(a) * radius * 0.98, radius * 1.05, radius * 0.46, a, 0, FULL);
  }
  b.moveTo(x - radius * 0.3, y + radius * 0.7);
  b.lineTo(crownX - 8, crownY + 12);
  b.lineTo(crownX + 8, crownY - 14);
  b.lineTo(x + radius * 0.5, y - radius * 0.5);
  b.closePath();
  b.fill("nonzero");
  b.restore();
}

/** A trunk's foot: exactly the circle that blocks. */
function drawRoots(b: Brush, x: number, y: number, radius: number): void {
  shape(b, palette.grassEdge, blob(x, y + 4, (a) => radius * (1.12 + 0.09 * Math.sin(a * 6)), 60), 0);
  shape(b, "#7C5233", ellipse(x, y, radius), 3.2);
  shape(b, palette.bark, ellipse(x - 1, y - 3, radius * 0.9), 0);
  line(b, "#7C5233", 2.4, (p) => {
    for (let i = 0; i < 9; i++) {
      const a = (i / 9) * FULL + 0.3;
      p.moveTo(x + Math.cos(a) * radius * 0.62, y + Math.sin(a) * radius * 0.6);
      p.lineTo(x + Math.cos(a) * radius * 0.86, y + Math.sin(a) * radius * 0.86);
    }
  });
}

/** The part of a palm that stands up, from its foot to under its crown. */
export function drawTrunk(b: Brush, radius: number, height: number): void {
  const w = radius * 0.62;
  const top = radius * 0.4;
  const column = (p: Brush): void => {
    p.moveTo(-w, 4);
    p.quadraticCurveTo(-w * 0.7, -height * 0.5, -top, -height);
    p.lineTo(top, -height);
    p.quadraticCurveTo(w * 0.7, -height * 0.5, w, 4);
    p.quadraticCurveTo(0, 18, -w, 4);
  };
  shape(b, palette.bark, column, 2.8);
  within(b, column, () => {
    b.globalAlpha = 0.55;
    shape(b, palette.barkLight, (p) => (p.moveTo(-w, 6), p.lineTo(-top, -height), p.lineTo(-top * 0.1, -height), p.lineTo(-w * 0.25, 10), p.closePath()), 0);
    b.globalAlpha = 1;
    line(b, "#7C5233", 2.4, (p) => {
      for (let i = 0; i < 4; i++) {
        const y = 2 - (i / 4) * height;
        p.moveTo(-w, y - 5);
        p.quadraticCurveTo(0, y + 7, w, y - 5);
      }
    });
  });
}

/** The low sun: warm from the upper left, cool shade at the lower right. */
function drawGoldenLight(b: Brush, R: number, sand: (b: Brush) => void): void {
  within(b, sand, () => {
    const g = b.createLinearGradient(-R * 0.75, -R * 0.75, R * 0.75, R * 0.75);
    g.addColorStop(0, "rgba(255, 206, 92, 0.30)");
    g.addColorStop(0.42, "rgba(255, 214, 130, 0.08)");
    g.addColorStop(0.68, "rgba(90, 60, 120, 0.04)");
    g.addColorStop(1, "rgba(70, 44, 110, 0.22)");
    b.fillStyle = g;
    b.fillRect(-R - 20, -R - 20, R * 2 + 40, R * 2 + 40);
  });
}
