import { describe, expect, it } from "vitest";
import { at } from "../src/render/brush";
import { drawBehind, drawBody, drawFront, drawPortrait, drawTail, lookOf } from "../src/render/monkeyArt";
import { SvgBrush } from "./svgBrush";

const PICTURES = "../../src/main/resources/static/portraits";

/** The pictures that pages show without a script; after a change of the art, `npx vitest run -u` draws them again. */
describe("portraits", () => {
  it.each(["gus", "bo", "sue", "tam", "ava", "kofi"])("of %s are as the island draws it", async (figure) => {
    const look = lookOf(figure, "", 0);
    const svg = new SvgBrush(figure);
    at(svg.brush, 14, 30, 0, 1, () => drawTail(svg.brush, look));
    at(svg.brush, 0, 26, 0, 1.25, () => {
      drawBehind(svg.brush, look);
      drawBody(svg.brush, look);
      drawFront(svg.brush, look);
    });
    drawPortrait(svg.brush, look);
    await expect(svg.svg("-46 -42 92 92")).toMatchFileSnapshot(`${PICTURES}/${figure}.svg`);
  });
});
