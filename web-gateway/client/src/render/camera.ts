/** Where the picture looks. Positions in units, zoom in CSS pixels a unit. Follows softly; shakes a little when asked. */
export class Camera {
  x = 0;
  y = 0;
  zoom = 1;
  private width = 1;
  private height = 1;
  private shakeUnits = 0;
  private shakeX = 0;
  private shakeY = 0;
  private placed = false;
  /** Shift of the world's middle on the screen, as a share of its size. */
  offsetX = 0;
  offsetY = 0;

  constructor(private readonly calm: boolean) {}

  /** A zoom at which every screen shows about the same area, but never monkeys too small to read. */
  resize(width: number, height: number, zoomFactor: number): void {
    this.width = width;
    this.height = height;
    this.zoom = Math.max(0.58, Math.sqrt((width * height) / (1420 * 800))) * zoomFactor;
  }

  follow(x: number, y: number, dtMs: number, stiffness: number): void {
    const share = this.placed ? 1 - Math.exp((-dtMs / 1000) * stiffness) : 1;
    this.placed = true;
    this.x += (x - this.x) * share;
    this.y += (y - this.y) * share;
    this.shakeUnits *= Math.exp(-dtMs / 90);
    const a = Math.random() * Math.PI * 2;
    this.shakeX = Math.cos(a) * this.shakeUnits;
    this.shakeY = Math.sin(a) * this.shakeUnits;
  }

  shake(units: number): void {
    if (!this.calm) this.shakeUnits = Math.min(9, Math.max(this.shakeUnits, units));
  }

  /** Screen position of the world's origin in CSS pixels. */
  originX(): number {
    return this.width * (0.5 + this.offsetX) - (this.x + this.shakeX) * this.zoom;
  }

  originY(): number {
    return this.height * (0.5 + this.offsetY) - (this.y + this.shakeY) * this.zoom;
  }

  sees(x: number, y: number, marginUnits: number): boolean {
    const sx = this.originX() + x * this.zoom;
    const sy = this.originY() + y * this.zoom;
    const m = marginUnits * this.zoom;
    return sx > -m && sx < this.width + m && sy > -m && sy < this.height + m;
  }
}
