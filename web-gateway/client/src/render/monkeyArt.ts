import { at, ellipse, line, mix, shape, within, type Brush } from "./brush";
import { palette, seatColour } from "./palette";

/**
 * How the monkeys look. A figure is drawn in parts so that it can move: the head's centre is the origin of head, face,
 * eyes and hat; the body's centre that of body and cape. Drawn for a radius of 26 units.
 */

export type Accessory = "bag" | "headband" | "scope" | "mask" | "scarf" | "cape" | "leaf";
type Mouth = "smile" | "smirk" | "grin" | "firm" | "proud" | "open";
type Brow = "soft" | "angry" | "raised" | "bold";

export interface Look {
  fur: string;
  skin: string;
  accessory: Accessory;
  mouth: Mouth;
  brow: Brow;
  /** Colour of the accessory. */
  trim: string;
  beard: boolean;
  cheeks: boolean;
}

const cast: Record<string, Look> = {
  gus: { fur: "#9C6239", skin: "#F3CFA0", accessory: "bag", mouth: "open", brow: "soft", trim: "#4E9A6B", beard: false, cheeks: true },
  bo: { fur: "#B8452B", skin: "#F6C59B", accessory: "headband", mouth: "firm", brow: "angry", trim: "#F5F0E3", beard: false, cheeks: false },
  sue: { fur: "#8B86AD", skin: "#F2D9CF", accessory: "scope", mouth: "smirk", brow: "raised", trim: "#2AA39A", beard: false, cheeks: false },
  tam: { fur: "#4C586E", skin: "#D9C3AE", accessory: "mask", mouth: "grin", brow: "raised", trim: "#6C3FA8", beard: false, cheeks: false },
  ava: { fur: "#E2B04A", skin: "#FBE3BE", accessory: "scarf", mouth: "firm", brow: "bold", trim: "#D8343F", beard: false, cheeks: true },
  kofi: { fur: "#4A342C", skin: "#C99A72", accessory: "cape", mouth: "proud", brow: "bold", trim: "#7A35A8", beard: true, cheeks: false },
};

const humanFurs = ["#A9683C", "#C98D52", "#6F4933", "#D0763A", "#8E7B6B", "#B98A6A", "#5F5148", "#C9A27A"];
const humanMouths: Mouth[] = ["smile", "open", "smirk", "grin"];

/** The look of whoever holds a seat; a person's is always the same for the same person and seat. */
export function lookOf(character: string, playerId: string, seat: number): Look {
  const known = cast[character.toLowerCase()];
  if (known) return known;
  let sum = 7;
  for (let i = 0; i < playerId.length; i++) sum = (sum * 31 + playerId.charCodeAt(i)) >>> 0;
  return {
    fur: humanFurs[sum % humanFurs.length] ?? "#A9683C",
    skin: "#F6D3A8",
    accessory: "leaf",
    mouth: humanMouths[(sum >>> 8) % humanMouths.length] ?? "smile",
    brow: "soft",
    trim: seatColour(seat),
    beard: false,
    cheeks: true,
  };
}

const dark = palette.outline;

export function drawTail(b: Brush, look: Look): void {
  const curl = (): void => {
    b.moveTo(0, 0);
    b.bezierCurveTo(14, 8, 26, 2, 25, -10);
    b.bezierCurveTo(24, -20, 12, -19, 13, -10);
  };
  line(b, dark, 10, curl);
  line(b, look.fur, 5.6, curl);
}

export function drawFoot(b: Brush, look: Look): void {
  shape(b, mix(look.fur, look.skin, 0.55), ellipse(0, 0, 8.5, 6), 2.4);
}

export function drawHand(b: Brush, look: Look): void {
  shape(b, mix(look.fur, look.skin, 0.35), ellipse(0, 0, 6.6), 2.4);
}

export function drawBody(b: Brush, look: Look): void {
  shape(b, look.fur, ellipse(0, 0, 17, 15));
  within(b, ellipse(0, 0, 16, 14), () => {
    b.fillStyle = mix(look.fur, "#2B1A3A", 0.22);
    b.fillRect(-20, 7, 40, 12);
    shape(b, look.skin, ellipse(0, 4, 10, 10), 0);
  });
  if (look.accessory === "bag") {
    line(b, dark, 6.4, (p) => (p.moveTo(-13, -9), p.quadraticCurveTo(2, 0, 13, 8)));
    line(b, look.trim, 3.4, (p) => (p.moveTo(-13, -9), p.quadraticCurveTo(2, 0, 13, 8)));
  }
}

/** What hangs behind the body: a cape, a scarf's end, a headband's ribbons. Its upper edge is the origin. */
export function drawBehind(b: Brush, look: Look): void {
  if (look.accessory === "cape") {
    const cape = (p: Brush): void => {
      p.moveTo(-13, -4);
      p.quadraticCurveTo(-30, 18, -25, 33);
      p.quadraticCurveTo(-17, 28, -12, 35);
      p.quadraticCurveTo(-6, 29, 0, 36);
      p.quadraticCurveTo(6, 29, 12, 35);
      p.quadraticCurveTo(17, 28, 25, 33);
      p.quadraticCurveTo(30, 18, 13, -4);
      p.closePath();
    };
    shape(b, look.trim, cape);
    within(b, cape, () => {
      line(b, palette.gold, 5, (p) => {
        p.moveTo(-27, 31);
        p.quadraticCurveTo(-17, 25, -12, 32);
        p.quadraticCurveTo(-6, 26, 0, 33);
        p.quadraticCurveTo(6, 26, 12, 32);
        p.quadraticCurveTo(17, 25, 27, 31);
      });
    });
  } else if (look.accessory === "scarf" || look.accessory === "headband") {
    const ribbon = (tilt: number, length: number): void =>
      at(b, 0, 0, tilt, 1, () =>
        shape(b, look.trim, (p) => {
          p.moveTo(0, -4);
          p.quadraticCurveTo(length * 0.5, -10, length, -4);
          p.lineTo(length - 5, 1);
          p.lineTo(length + 1, 6);
          p.quadraticCurveTo(length * 0.5, 0, 0, 5);
          p.closePath();
        }),
      );
    ribbon(0.55, 22);
    ribbon(0.05, 25);
  }
}

/** What lies over the body: the bag, a scarf's loop, a cape's collar. */
export function drawFront(b: Brush, look: Look): void {
  switch (look.accessory) {
    case "bag":
      for (const [x, turn] of [[13, -0.7], [19, -0.1]] as const)
        at(b, x, -3, turn, 0.42, () => drawBanana(b, palette.banana));
      shape(b, look.trim, (p) => p.roundRect(5, 0, 22, 17, 5));
      shape(b, mix(look.trim, "#000000", 0.2), (p) => p.roundRect(5, 0, 22, 8, 4), 2);
      shape(b, palette.gold, ellipse(16, 8, 2.4), 1.4);
      break;
    case "scarf":
      shape(b, look.trim, (p) => {
        p.moveTo(-19, -9);
        p.quadraticCurveTo(0, 6, 19, -9);
        p.lineTo(19, -1);
        p.quadraticCurveTo(0, 14, -19, -1);
        p.closePath();
      });
      line(b, "#FFFFFFAA", 2, (p) => {
        for (const x of [-10, -1, 8]) {
          p.moveTo(x, 0);
          p.lineTo(x + 3, 5);
        }
      });
      break;
    case "cape":
      shape(b, palette.gold, (p) => {
        p.moveTo(-17, -10);
        p.quadraticCurveTo(0, 3, 17, -10);
        p.lineTo(16, -3);
        p.quadraticCurveTo(0, 9, -16, -3);
        p.closePath();
      });
      shape(b, "#E8457C", ellipse(0, 2, 3.4), 1.8);
      break;
    case "headband":
    case "scope":
    case "mask":
    case "leaf":
      break;
  }
}

export function drawHead(b: Brush, look: Look): void {
  for (const side of [-1, 1]) {
    shape(b, look.fur, ellipse(side * 24, 1, 10.5));
    shape(b, mix(look.skin, "#E8836B", 0.3), ellipse(side * 24.5, 1.5, 5.8), 0);
  }
  shape(b, look.fur, (p) => {
    p.moveTo(-7, -23);
    p.quadraticCurveTo(-9, -31, -12, -31);
    p.quadraticCurveTo(-3, -33, 0, -27);
    p.quadraticCurveTo(3, -34, 10, -32);
    p.quadraticCurveTo(6, -29, 8, -23);
  });
  const skull = ellipse(0, 0, 27, 25);
  shape(b, look.fur, skull, 2.8);
  within(b, ellipse(0, 0, 25.6, 23.6), () => {
    // Golden hour: light from the upper left, a cool edge at the lower right.
    shape(b, mix(look.fur, "#2B1A3A", 0.24), (p) => {
      p.ellipse(0, 0, 30, 30, 0, 0, Math.PI * 2);
      p.ellipse(-4, -4, 27, 25, 0, 0, Math.PI * 2, true);
    }, 0);
    b.globalAlpha = 0.55;
    shape(b, mix(look.fur, "#FFE3A8", 0.5), ellipse(-12, -17, 12, 5, -0.5), 0);
    b.globalAlpha = 1;
    if (look.accessory === "headband") {
      shape(b, look.trim, (p) => (p.moveTo(-30, -16), p.quadraticCurveTo(0, -8, 30, -16), p.lineTo(30, -6), p.quadraticCurveTo(0, 2, -30, -6)), 2.2);
      shape(b, "#D8343F", ellipse(0, -7.5, 3.6), 1.6);
    }
    if (look.accessory === "scope") {
      line(b, dark, 6.4, (p) => (p.moveTo(-28, -14), p.quadraticCurveTo(0, -16, 28, 0)));
      line(b, "#6B5140", 3.6, (p) => (p.moveTo(-28, -14), p.quadraticCurveTo(0, -16, 28, 0)));
    }
  });
}

/** Plate, muzzle, mouth and the whites of the eyes; it slides over the head towards where the monkey aims. */
export function drawFace(b: Brush, look: Look): void {
  const plate = (p: Brush): void => {
    p.moveTo(0, -10);
    p.bezierCurveTo(4, -18, 20, -16, 20, -3);
    p.bezierCurveTo(20, 3, 18, 6, 17, 9);
    p.bezierCurveTo(16, 20, -16, 20, -17, 9);
    p.bezierCurveTo(-18, 6, -20, 3, -20, -3);
    p.bezierCurveTo(-20, -16, -4, -18, 0, -10);
    p.closePath();
  };
  shape(b, look.skin, plate, 1.4, mix(look.fur, dark, 0.55));
  if (look.beard) {
    shape(b, "#D9D2C6", (p) => {
      p.moveTo(-16, 8);
      p.quadraticCurveTo(-11, 13, -6, 10);
      p.quadraticCurveTo(0, 13, 6, 10);
      p.quadraticCurveTo(11, 13, 16, 8);
      p.quadraticCurveTo(15, 21, 6, 21);
      p.lineTo(0, 25);
      p.lineTo(-6, 21);
      p.quadraticCurveTo(-15, 21, -16, 8);
    }, 1.8);
  }
  if (look.cheeks) {
    b.globalAlpha = 0.5;
    for (const side of [-1, 1]) shape(b, "#F08A6B", ellipse(side * 13.5, 7, 3.8, 2.8), 0);
    b.globalAlpha = 1;
  }
  if (look.accessory === "mask") {
    shape(b, look.trim, (p) => {
      p.moveTo(-24, -9);
      p.quadraticCurveTo(-12, -15, 0, -9);
      p.quadraticCurveTo(12, -15, 24, -9);
      p.quadraticCurveTo(23, 4, 11, 5);
      p.quadraticCurveTo(3, 5, 0, 0);
      p.quadraticCurveTo(-3, 5, -11, 5);
      p.quadraticCurveTo(-23, 4, -24, -9);
    }, 2.2);
  }
  for (const side of [-1, 1]) shape(b, "#FFFFFF", ellipse(side * 8.6, -3.4, 6.6, 7.4), 2);
  drawBrows(b, look);
  shape(b, dark, ellipse(-2.4, 6.4, 1.1, 0.9), 0);
  shape(b, dark, ellipse(2.4, 6.4, 1.1, 0.9), 0);
  drawMouth(b, look.mouth);
}

function drawBrows(b: Brush, look: Look): void {
  const ink = look.accessory === "mask" ? "#2A1A4A" : mix(look.fur, "#1A0F0A", 0.55);
  const brow = (side: number, inner: number, outer: number, width: number): void =>
    line(b, ink, width, (p) => (p.moveTo(side * 3.4, inner), p.quadraticCurveTo(side * 9, Math.min(inner, outer) - 1.5, side * 14.5, outer)));
  for (const side of [-1, 1]) {
    if (look.brow === "angry") brow(side, -8.6, -13.6, 4);
    else if (look.brow === "bold") brow(side, -10.6, -13, 3.6);
    else if (look.brow === "raised") brow(side, -13.4, side < 0 ? -15.4 : -11.6, 2.6);
    else brow(side, -13.4, -12.4, 2.2);
  }
}

function drawMouth(b: Brush, mouth: Mouth): void {
  switch (mouth) {
    case "smile":
      line(b, dark, 2.2, (p) => (p.moveTo(-7, 10.4), p.quadraticCurveTo(0, 16.5, 7, 10.4)));
      break;
    case "smirk":
      line(b, dark, 2.2, (p) => (p.moveTo(-5, 12.4), p.quadraticCurveTo(2, 14, 7.5, 9.6)));
      break;
    case "firm":
      line(b, dark, 2.4, (p) => (p.moveTo(-5.5, 12.6), p.quadraticCurveTo(0, 10.8, 5.5, 12.6)));
      break;
    case "proud":
      line(b, dark, 2.2, (p) => (p.moveTo(-5.5, 10.6), p.quadraticCurveTo(0, 14.4, 5.5, 10.6)));
      break;
    case "open":
      shape(b, "#8C2F2A", (p) => (p.moveTo(-7, 9.8), p.quadraticCurveTo(0, 12, 7, 9.8), p.quadraticCurveTo(5.5, 17.5, 0, 17.5), p.quadraticCurveTo(-5.5, 17.5, -7, 9.8)), 1.8);
      shape(b, "#F08A7A", ellipse(0, 15.4, 3.2, 1.7), 0);
      break;
    case "grin":
      shape(b, "#FFFFFF", (p) => (p.moveTo(-7.5, 9.6), p.quadraticCurveTo(0, 12.2, 7.5, 9.6), p.quadraticCurveTo(5, 16.6, 0, 16.6), p.quadraticCurveTo(-5, 16.6, -7.5, 9.6)), 1.8);
      line(b, dark, 1, (p) => (p.moveTo(-2.4, 11.2), p.lineTo(-2.2, 16), p.moveTo(2.4, 11.2), p.lineTo(2.2, 16)));
      break;
  }
}

export function drawPupils(b: Brush, look: Look): void {
  for (const side of [-1, 1]) {
    if (look.accessory === "scope" && side > 0) continue;
    shape(b, "#2A1B14", ellipse(side * 8.6, -3.2, 3.5, 4), 0);
    shape(b, "#FFFFFF", ellipse(side * 8.6 - 1.2, -4.8, 1.3), 0);
  }
}

export function drawLids(b: Brush, look: Look): void {
  for (const side of [-1, 1]) {
    shape(b, mix(look.skin, look.fur, 0.35), ellipse(side * 8.6, -3.4, 6.6, 7.4), 2);
    line(b, dark, 2, (p) => (p.moveTo(side * 8.6 - 5, -1.6), p.quadraticCurveTo(side * 8.6, 1.4, side * 8.6 + 5, -1.6)));
  }
}

export function drawDizzy(b: Brush): void {
  for (const side of [-1, 1])
    at(b, side * 8.6, -3.4, 0, 1, () => {
      shape(b, "#FFFFFF", ellipse(0, 0, 7, 7.6), 2);
      line(b, dark, 1.9, (p) => {
        for (let i = 0; i <= 26; i++) {
          const a = i * 0.5 * side;
          const r = 0.4 + i * 0.19;
          if (i === 0) p.moveTo(0, 0);
          else p.lineTo(Math.cos(a) * r, Math.sin(a) * r);
        }
      });
    });
}

/** What is worn over the face: the scope's glass. */
export function drawGlasses(b: Brush, look: Look): void {
  if (look.accessory !== "scope") return;
  shape(b, "#5B4636", ellipse(9.5, -3.2, 11), 2.6);
  shape(b, look.trim, ellipse(9.5, -3.2, 7.6), 2);
  line(b, "#0B4A48", 1.5, (p) => (p.moveTo(9.5, -9.4), p.lineTo(9.5, 3), p.moveTo(3.3, -3.2), p.lineTo(15.7, -3.2)));
  shape(b, "#D9FFF8", ellipse(6.8, -6.2, 2.4, 1.5, -0.7), 0);
}

/** A person's leaf hat. */
export function drawHat(b: Brush, look: Look): void {
  if (look.accessory !== "leaf") return;
  shape(b, look.trim, (p) => {
    p.moveTo(-24, -13);
    p.quadraticCurveTo(-22, -33, 3, -36);
    p.quadraticCurveTo(24, -34, 27, -14);
    p.quadraticCurveTo(14, -19, 0, -15.5);
    p.quadraticCurveTo(-13, -19, -24, -13);
  }, 2.6);
  line(b, mix(look.trim, "#1A2A1A", 0.35), 1.8, (p) => {
    p.moveTo(3, -36);
    p.quadraticCurveTo(0, -26, 1, -17);
    p.moveTo(2, -30);
    p.quadraticCurveTo(-8, -27, -13, -21);
    p.moveTo(1, -25);
    p.quadraticCurveTo(11, -26, 16, -21);
  });
  b.globalAlpha = 0.4;
  shape(b, "#FFFFFF", ellipse(-9, -27, 7, 2.6, -0.6), 0);
  b.globalAlpha = 1;
  line(b, palette.outline, 5, (p) => (p.moveTo(3, -35), p.quadraticCurveTo(4, -41, 9, -42)));
  line(b, palette.leafLight, 2.6, (p) => (p.moveTo(3, -35), p.quadraticCurveTo(4, -41, 9, -42)));
}

/** A banana lying on its back, about 30 units wide. */
export function drawBanana(b: Brush, skin: string): void {
  const peel = (p: Brush): void => {
    p.moveTo(-14, -7);
    p.quadraticCurveTo(-11, 4, 1, 4.5);
    p.quadraticCurveTo(10, 4.5, 13.5, -5.5);
    p.quadraticCurveTo(18, -3, 16.5, 1.5);
    p.quadraticCurveTo(11, 13.5, -2, 12.5);
    p.quadraticCurveTo(-15, 11, -17, -5);
    p.closePath();
  };
  shape(b, skin, peel, 2.6);
  within(b, peel, () => {
    b.globalAlpha = 0.75;
    line(b, palette.bananaShade, 5, (p) => (p.moveTo(-18, 2), p.quadraticCurveTo(-9, 14, 3, 12.5), p.quadraticCurveTo(12, 11, 17, 1)));
    b.globalAlpha = 0.95;
    line(b, palette.bananaLight, 2.2, (p) => (p.moveTo(-10, 3), p.quadraticCurveTo(-3, 8, 5, 6.4)));
    b.globalAlpha = 1;
  });
  shape(b, "#7A5A2A", (p) => (p.moveTo(13, -6.2), p.lineTo(14.4, -11), p.lineTo(18, -9.6), p.lineTo(17, -3.6), p.closePath()), 2);
  shape(b, "#5C4322", ellipse(-15.6, -6.4, 2.2, 1.9), 1.2);
}

/** The whole figure looking straight ahead, for scoreboards and cards. */
export function drawPortrait(b: Brush, look: Look): void {
  drawHead(b, look);
  drawFace(b, look);
  drawPupils(b, look);
  drawGlasses(b, look);
  drawHat(b, look);
}
