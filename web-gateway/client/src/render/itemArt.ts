import { at, ellipse, line, shape, within, type Brush } from "./brush";
import { drawBanana } from "./monkeyArt";
import { palette } from "./palette";

/** How the things on the island look. Origins are their middles; sizes in units. */

const FULL = Math.PI * 2;

export function drawShadow(b: Brush, rx: number, ry: number): void {
  const g = b.createRadialGradient(0, 0, rx * 0.35, 0, 0, rx);
  g.addColorStop(0, "rgba(44,30,66,0.40)");
  g.addColorStop(1, "rgba(44,30,66,0)");
  b.scale(1, ry / rx);
  shape(b, "", ellipse(0, 0, 0), 0);
  b.fillStyle = g;
  b.beginPath();
  b.arc(0, 0, rx, 0, FULL);
  b.fill();
}

export function drawGlow(b: Brush, radius: number, colour: string): void {
  const g = b.createRadialGradient(0, 0, 0, 0, 0, radius);
  g.addColorStop(0, `${colour}E6`);
  g.addColorStop(0.45, `${colour}70`);
  g.addColorStop(1, `${colour}00`);
  b.fillStyle = g;
  b.beginPath();
  b.arc(0, 0, radius, 0, FULL);
  b.fill();
}

export function drawGroundBanana(b: Brush): void {
  at(b, 0, -1, -0.25, 0.82, () => drawBanana(b, palette.banana));
}

export function drawBunch(b: Brush): void {
  for (const [x, y, turn] of [[-6, 2, -0.75], [6, 3, 0.35], [0, 0, -0.2]] as const)
    at(b, x, y, turn, 0.86, () => drawBanana(b, palette.banana));
}

export function drawGoldenBanana(b: Brush): void {
  at(b, 0, -2, -0.25, 1.12, () => drawBanana(b, "#FFC21A"));
  at(b, 11, -12, 0, 1, () => drawSparkle(b, 8, "#FFFFFF"));
}

export function drawSparkle(b: Brush, size: number, colour: string): void {
  b.fillStyle = colour;
  b.beginPath();
  b.moveTo(0, -size);
  b.quadraticCurveTo(0, 0, size, 0);
  b.quadraticCurveTo(0, 0, 0, size);
  b.quadraticCurveTo(0, 0, -size, 0);
  b.quadraticCurveTo(0, 0, 0, -size);
  b.fill();
}

export function drawCoconut(b: Brush): void {
  shape(b, palette.coconut, ellipse(0, 0, 15), 2.6);
  within(b, ellipse(0, 0, 14), () => {
    shape(b, palette.coconutLight, ellipse(-5, -6, 11, 9), 0);
    line(b, "#5E3D27", 1.6, (p) => {
      for (const x of [-8, 0, 8]) {
        p.moveTo(x, 4);
        p.quadraticCurveTo(x + 2, 9, x, 14);
      }
    });
  });
  for (const [x, y] of [[-4.6, -4], [3.4, -5.4], [0.4, 2.2]] as const) shape(b, "#3B2418", ellipse(x, y, 2.5, 2.2), 0);
}

export function drawCrown(b: Brush): void {
  const crown = (p: Brush): void => {
    p.moveTo(-15, 8);
    p.lineTo(-18, -9);
    p.lineTo(-8, -1);
    p.lineTo(0, -14);
    p.lineTo(8, -1);
    p.lineTo(18, -9);
    p.lineTo(15, 8);
    p.quadraticCurveTo(0, 12, -15, 8);
  };
  shape(b, palette.gold, crown, 2.6);
  within(b, crown, () => {
    b.fillStyle = "#F09A1A";
    b.fillRect(-20, 3.5, 40, 10);
  });
  for (const [x, y, c] of [[-18, -9, "#FF7A3D"], [0, -14, "#E8457C"], [18, -9, "#FF7A3D"]] as const) shape(b, c, ellipse(x, y, 3), 1.8);
  shape(b, "#4FC3E8", ellipse(0, 6.6, 2.4), 1.4);
}

export function drawStar(b: Brush): void {
  shape(b, palette.banana, (p) => {
    for (let i = 0; i < 10; i++) {
      const r = i % 2 ? 4 : 9;
      const a = (i / 10) * FULL - Math.PI / 2;
      if (i === 0) p.moveTo(Math.cos(a) * r, Math.sin(a) * r);
      else p.lineTo(Math.cos(a) * r, Math.sin(a) * r);
    }
    p.closePath();
  }, 2);
}

export function drawPuff(b: Brush): void {
  const g = b.createRadialGradient(-2, -2, 1, 0, 0, 12);
  g.addColorStop(0, "rgba(255,248,225,0.95)");
  g.addColorStop(0.7, "rgba(246,226,176,0.75)");
  g.addColorStop(1, "rgba(246,226,176,0)");
  b.fillStyle = g;
  b.beginPath();
  b.arc(0, 0, 12, 0, FULL);
  b.fill();
}

export function drawDrop(b: Brush): void {
  shape(b, "#BDEBFA", ellipse(0, 0, 4.4), 1.4, "#2F86BC");
  shape(b, "#FFFFFF", ellipse(-1.2, -1.4, 1.3), 0);
}

export function drawRing(b: Brush, colour: string, radius: number, width: number): void {
  line(b, colour, width, ellipse(0, 0, radius, radius));
}

export function drawLeafBit(b: Brush): void {
  shape(b, palette.leafLight, (p) => (p.moveTo(-8, 0), p.quadraticCurveTo(0, -7, 8, 0), p.quadraticCurveTo(0, 7, -8, 0)), 1.6);
}

export function drawConfetti(b: Brush): void {
  b.fillStyle = "#FFFFFF";
  b.fillRect(-4, -2.5, 8, 5);
}

/** The ring under the own monkey: broken like a toy's stand, with an arrow to the east that turns with the aim. */
export function drawOwnRing(b: Brush, colour: string): void {
  for (const [ink, width] of [[palette.outline, 8], ["#FFFFFF", 4.6]] as const)
    line(b, ink, width, ellipse(0, 0, 36));
  b.setLineDash([14, 8.6]);
  line(b, colour, 4.6, ellipse(0, 0, 36));
  b.setLineDash([]);
}

export function drawAimArrow(b: Brush): void {
  shape(b, "#FFFFFF", (p) => (p.moveTo(-6, -8), p.lineTo(9, 0), p.lineTo(-6, 8), p.quadraticCurveTo(-2, 0, -6, -8)), 2.4);
}

/** Where a coconut will land. */
export function drawTarget(b: Brush, radius: number): void {
  b.globalAlpha = 0.22;
  shape(b, "#D4282F", ellipse(0, 0, radius - 3), 0);
  b.globalAlpha = 0.9;
  b.setLineDash([18, 12]);
  line(b, "#D4282F", 5, ellipse(0, 0, radius - 4));
  b.setLineDash([]);
  b.globalAlpha = 1;
}

/** A drum with a skin of leaves: whoever steps on it flies. */
export function drawPad(b: Brush, radius: number): void {
  for (let i = 0; i < 8; i++)
    at(b, 0, 0, (i / 8) * FULL, radius / 34, () =>
      shape(b, i % 2 ? palette.leaf : palette.leafLight, (p) => (p.moveTo(22, -11), p.quadraticCurveTo(46, -12, 47, 0), p.quadraticCurveTo(46, 12, 22, 11), p.closePath()), 2.4),
    );
  shape(b, "#E2704A", ellipse(0, 0, radius * 0.92), 3);
  shape(b, "#FFE9BF", ellipse(0, 0, radius * 0.74), 2.4);
  line(b, "#E9A95C", 2.6, ellipse(0, 0, radius * 0.52));
  shape(b, "#F59A4C", (p) => {
    for (let i = 0; i < 4; i++) {
      const a = (i / 4) * FULL;
      const c = Math.cos(a);
      const s = Math.sin(a);
      const q = (x: number, y: number): [number, number] => [c * x - s * y, s * x + c * y];
      p.moveTo(...q(radius * 0.44, 0));
      p.lineTo(...q(radius * 0.22, -radius * 0.17));
      p.lineTo(...q(radius * 0.22, radius * 0.17));
      p.closePath();
    }
  }, 0);
  b.globalAlpha = 0.6;
  shape(b, "#FFFFFF", ellipse(-radius * 0.28, -radius * 0.34, radius * 0.24, radius * 0.1, -0.7), 0);
  b.globalAlpha = 1;
}

/** A palm's crown seen from above. */
export function drawPalm(b: Brush, radius: number, leaves: number): void {
  const frond = (turn: number, length: number, fill: string): void =>
    at(b, 0, 0, turn, 1, () => {
      const edge = (p: Brush): void => {
        p.moveTo(0, 0);
        p.quadraticCurveTo(length * 0.4, -length * 0.34, length, length * 0.03);
        const teeth = 5;
        for (let i = teeth; i > 0; i--) {
          const x = (i / (teeth + 0.6)) * length;
          const y = length * 0.25 * Math.sin((i / (teeth + 1)) * Math.PI) + 3;
          p.lineTo(x + length * 0.05, y);
          p.lineTo(x - length * 0.03, y * 0.55);
        }
        p.closePath();
      };
      shape(b, fill, edge, 2.8);
      line(b, palette.leafDark, 1.8, (p) => (p.moveTo(6, 0), p.quadraticCurveTo(length * 0.45, -length * 0.08, length * 0.9, length * 0.02)));
    });
  for (let i = 0; i < leaves; i++) frond((i / leaves) * FULL + 0.22, radius, palette.leaf);
  for (let i = 0; i < leaves - 1; i++) frond((i / (leaves - 1)) * FULL, radius * 0.7, palette.leafLight);
  for (const [x, y] of [[-6, -2], [6, -3], [0, 6]] as const) {
    shape(b, palette.coconut, ellipse(x, y, 7.5), 2.4);
    shape(b, palette.coconutLight, ellipse(x - 2, y - 2.4, 2.6), 0);
  }
}

/** A short arc of foam for the slow rings around the island, and the river's glints. */
export function drawWave(b: Brush): void {
  line(b, "#FFFFFF", 4, (p) => (p.moveTo(-26, 3), p.quadraticCurveTo(0, -6, 26, 3)));
}

export function drawGlint(b: Brush): void {
  line(b, palette.waterLight, 3.6, (p) => (p.moveTo(-18, 2), p.quadraticCurveTo(-9, -5, 0, 1), p.quadraticCurveTo(9, 6, 18, 0)));
}
