import type { Brush } from "../src/render/brush";

/** Writes what is drawn as SVG: as much of a 2D context as the monkeys need, with the same names. */
export class SvgBrush {
  fillStyle = "#000";
  strokeStyle = "#000";
  lineWidth = 1;
  lineJoin = "miter";
  lineCap = "butt";
  globalAlpha = 1;

  private readonly defs: string[] = [];
  private readonly body: string[] = [];
  private readonly states: { transform: string; clips: string[] }[] = [];
  private transform = "";
  private clips: string[] = [];
  private d = "";

  constructor(private readonly name: string) {}

  /** Itself, as the drawing functions want it. */
  get brush(): Brush {
    return this as unknown as Brush;
  }

  svg(viewBox: string): string {
    const defs = this.defs.length > 0 ? `<defs>${this.defs.join("")}</defs>` : "";
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${defs}\n${this.body.join("\n")}\n</svg>\n`;
  }

  beginPath(): void {
    this.d = "";
  }
  moveTo(x: number, y: number): void {
    this.d += `M${n(x)} ${n(y)}`;
  }
  lineTo(x: number, y: number): void {
    this.d += `L${n(x)} ${n(y)}`;
  }
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.d += `Q${n(cx)} ${n(cy)} ${n(x)} ${n(y)}`;
  }
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): void {
    this.d += `C${n(ax)} ${n(ay)} ${n(bx)} ${n(by)} ${n(x)} ${n(y)}`;
  }
  closePath(): void {
    this.d += "Z";
  }
  ellipse(x: number, y: number, rx: number, ry: number, turn: number, _from: number, _to: number, back = false): void {
    const [dx, dy] = [rx * Math.cos(turn), rx * Math.sin(turn)];
    const arc = `A${n(rx)} ${n(ry)} ${n((turn * 180) / Math.PI)} 0 ${back ? 0 : 1} `;
    this.d += `M${n(x + dx)} ${n(y + dy)}${arc}${n(x - dx)} ${n(y - dy)}${arc}${n(x + dx)} ${n(y + dy)}Z`;
  }
  rect(x: number, y: number, w: number, h: number): void {
    this.d += `M${n(x)} ${n(y)}H${n(x + w)}V${n(y + h)}H${n(x)}Z`;
  }
  roundRect(x: number, y: number, w: number, h: number, r: number): void {
    const corner = (tx: number, ty: number): string => `A${n(r)} ${n(r)} 0 0 1 ${n(tx)} ${n(ty)}`;
    this.d +=
      `M${n(x + r)} ${n(y)}H${n(x + w - r)}${corner(x + w, y + r)}V${n(y + h - r)}${corner(x + w - r, y + h)}` +
      `H${n(x + r)}${corner(x, y + h - r)}V${n(y + r)}${corner(x + r, y)}Z`;
  }
  fill(): void {
    this.emit(`fill="${this.fillStyle}"`);
  }
  stroke(): void {
    this.emit(
      `fill="none" stroke="${this.strokeStyle}" stroke-width="${n(this.lineWidth)}" stroke-linejoin="round" stroke-linecap="round"`,
    );
  }
  fillRect(x: number, y: number, w: number, h: number): void {
    this.beginPath();
    this.rect(x, y, w, h);
    this.fill();
  }
  save(): void {
    this.states.push({ transform: this.transform, clips: this.clips });
  }
  restore(): void {
    const state = this.states.pop();
    if (!state) throw new Error("restored more often than saved");
    ({ transform: this.transform, clips: this.clips } = state);
  }
  clip(): void {
    const id = `${this.name}${this.defs.length}`;
    this.defs.push(`<clipPath id="${id}"><path d="${this.d}"${this.placed()}/></clipPath>`);
    this.clips = [...this.clips, id];
  }
  translate(x: number, y: number): void {
    this.transform += `translate(${n(x)} ${n(y)})`;
  }
  rotate(turn: number): void {
    this.transform += `rotate(${n((turn * 180) / Math.PI)})`;
  }
  scale(x: number, y: number): void {
    this.transform += `scale(${n(x)} ${n(y)})`;
  }

  private placed(): string {
    return this.transform ? ` transform="${this.transform}"` : "";
  }

  private emit(paint: string): void {
    const alpha = this.globalAlpha < 1 ? ` opacity="${n(this.globalAlpha)}"` : "";
    const path = `<path d="${this.d}"${this.placed()} ${paint}${alpha}/>`;
    this.body.push(this.clips.reduceRight((inner, id) => `<g clip-path="url(#${id})">${inner}</g>`, path));
  }
}

function n(value: number): string {
  return String(Math.round(value * 100) / 100);
}
