import { CanvasSource, Rectangle, Texture } from "pixi.js";
import type { Brush } from "./brush";

const GAP_PX = 2;

/**
 * Small pictures, drawn once and packed on shared pages so that they go to the screen in few draw calls. Sizes in
 * units; every picture's middle is its drawing's origin. A page that is full is followed by another.
 */
export class Atlas {
  private page: { canvas: HTMLCanvasElement; brush: Brush; source: CanvasSource } | undefined;
  private readonly pages: CanvasSource[] = [];
  private x = 0;
  private y = 0;
  private rowHeight = 0;

  /**
   * @param scale pixels a unit
   * @param pagePx side of a page; a page travels to the graphics card whole whenever something was added to it
   */
  constructor(
    private readonly scale: number,
    private readonly pagePx: number,
  ) {}

  bake(widthUnits: number, heightUnits: number, draw: (b: Brush) => void): Texture {
    const w = Math.ceil(widthUnits * this.scale);
    const h = Math.ceil(heightUnits * this.scale);
    const page = this.room(w, h);
    const { brush } = page;
    brush.save();
    brush.beginPath();
    brush.rect(this.x, this.y, w, h);
    brush.clip();
    brush.translate(this.x + w / 2, this.y + h / 2);
    brush.scale(this.scale, this.scale);
    draw(brush);
    brush.restore();
    const frame = new Rectangle(this.x / this.scale, this.y / this.scale, w / this.scale, h / this.scale);
    this.x += w + GAP_PX;
    this.rowHeight = Math.max(this.rowHeight, h + GAP_PX);
    page.source.update();
    return new Texture({ source: page.source, frame, defaultAnchor: { x: 0.5, y: 0.5 } });
  }

  destroy(): void {
    for (const source of this.pages) source.destroy();
  }

  private room(w: number, h: number): NonNullable<Atlas["page"]> {
    if (this.x + w > this.pagePx) {
      this.x = 0;
      this.y += this.rowHeight;
      this.rowHeight = 0;
    }
    if (!this.page || this.y + h > this.pagePx) {
      const canvas = document.createElement("canvas");
      canvas.width = this.pagePx;
      canvas.height = this.pagePx;
      const brush = canvas.getContext("2d");
      if (!brush) throw new Error("this browser has no 2D canvas");
      const source = new CanvasSource({ resource: canvas, resolution: this.scale, autoDensity: false });
      this.page = { canvas, brush, source };
      this.pages.push(source);
      this.x = 0;
      this.y = 0;
      this.rowHeight = 0;
    }
    return this.page;
  }
}
