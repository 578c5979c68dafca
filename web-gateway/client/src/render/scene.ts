import { autoDetectRenderer, Container, isWebGLSupported, WebGLRenderer, type AutoDetectOptions, type Renderer } from "pixi.js";
import "pixi.js/unsafe-eval";
import type { GameEvent, Layout, Seated, View } from "../view";
import { Camera } from "./camera";
import { Effects } from "./effects";
import { showEvent } from "./eventEffects";
import { FigureSprite } from "./figure";
import { Ground } from "./ground";
import { Things } from "./things";
import { palette } from "./palette";
import { Quality } from "./quality";
import { Textures } from "./textures";

export interface SceneOptions {
  /** No shake, no drifting water, no confetti. */
  calm: boolean;
  /** 1 shows about 1420 by 800 units. */
  zoomFactor: number;
}

const RENDERERS: Record<string, string> = { webgl: "WebGL", webgpu: "WebGPU", canvas: "Canvas" };

/** Whom the camera follows; nobody means the island's middle. Positions in units. */
export interface Focus {
  x: number;
  y: number;
}

/** A game's view on a canvas. Drawn once per animation frame, on the page's thread. */
export class Scene {
  readonly camera: Camera;
  private readonly world = new Container();
  private readonly monkeys = new Container();
  private readonly labels = new Container();
  private readonly effects = new Effects();
  private figures = new Map<number, FigureSprite>();
  private textures!: Textures;
  private ground!: Ground;
  private things!: Things;
  private ownSeat = -1;
  private readonly quality = new Quality();
  /** Size of the canvas in CSS pixels. */
  private width = 0;
  private height = 0;

  private constructor(
    private readonly renderer: Renderer,
    private readonly canvas: HTMLCanvasElement,
    private readonly options: SceneOptions,
  ) {
    this.camera = new Camera(options.calm);
  }

  static async create(canvas: HTMLCanvasElement, options: SceneOptions): Promise<Scene> {
    const settings = {
      canvas,
      background: palette.water,
      antialias: false,
      autoDensity: false,
      // Pixi's events, accessibility and file formats are not used: the page has its own.
      skipExtensionImports: true,
      resolution: deviceResolution(),
      width: Math.max(1, canvas.clientWidth),
      height: Math.max(1, canvas.clientHeight),
    } satisfies Partial<AutoDetectOptions>;
    let renderer: Renderer;
    // WebGL on a software renderer stalls for seconds and draws half as fast as a plain canvas.
    if (isWebGLSupported(true)) {
      const webgl = new WebGLRenderer();
      await webgl.init(settings);
      // Island and atlas are all there is; the shader of a batch tests every texture for every pixel.
      webgl.limits.maxBatchableTextures = Math.min(4, webgl.limits.maxBatchableTextures);
      renderer = webgl;
    } else {
      renderer = await autoDetectRenderer({ ...settings, preference: ["canvas"] });
    }
    return new Scene(renderer, canvas, options);
  }

  /** Bakes the art for an island; a new game on another island replaces it. */
  begin(layout: Layout): void {
    this.fit();
    this.effects.clear();
    this.textures?.destroy();
    this.world.removeChildren();
    this.figures.clear();
    this.monkeys.removeChildren();
    this.labels.removeChildren();
    const scale = Math.min(2.4, Math.max(0.7, this.camera.zoom * this.renderer.resolution * 1.1));
    this.textures = new Textures(layout, scale);
    this.ground = new Ground(this.textures, this.options.calm);
    this.things = new Things(this.textures);
    this.monkeys.sortableChildren = true;
    this.world.addChild(
      this.ground.below,
      this.things.ground,
      this.monkeys,
      this.things.air,
      this.ground.above,
      this.effects.layer,
      this.labels,
    );
  }

  seat(roster: readonly Seated[], ownSeat: number): void {
    this.ownSeat = ownSeat;
    const next = new Map<number, FigureSprite>();
    for (const seated of roster) {
      const before = this.figures.get(seated.seat);
      const same = before && JSON.stringify(before.seated) === JSON.stringify(seated) && before.own === (seated.seat === ownSeat);
      next.set(seated.seat, same ? before : new FigureSprite(this.textures, seated, seated.seat === ownSeat));
    }
    this.monkeys.removeChildren();
    this.labels.removeChildren();
    for (const figure of next.values()) {
      this.monkeys.addChild(figure.root);
      this.labels.addChild(figure.label);
    }
    this.figures = next;
  }

  show(events: readonly GameEvent[], view: View): void {
    for (const event of events)
      showEvent(event, {
        view,
        figures: this.figures,
        effects: this.effects,
        textures: this.textures,
        ground: this.ground,
        camera: this.camera,
        ownSeat: this.ownSeat,
        calm: this.options.calm,
      });
  }

  draw(view: View, focus: Focus, nowMs: number, dtMs: number, stiffness = 6): void {
    this.fit();
    const share = this.quality.report(dtMs);
    if (share) this.renderer.resize(this.width, this.height, deviceResolution() * share);
    this.camera.follow(focus.x, focus.y, dtMs, stiffness);
    const own = view.monkeys.find((m) => m.seat === this.ownSeat);
    this.ground.draw(this.camera, own, nowMs, dtMs);
    this.things.draw(view, nowMs, this.effects);
    const seen = new Set<number>();
    for (const m of view.monkeys) {
      seen.add(m.seat);
      this.figures.get(m.seat)?.draw(m, view.crown === m.seat, nowMs, dtMs);
    }
    for (const [seat, figure] of this.figures) {
      if (seen.has(seat)) continue;
      figure.root.visible = false;
      figure.label.visible = false;
    }
    this.effects.draw(dtMs);
    this.world.scale.set(this.camera.zoom);
    this.world.position.set(this.camera.originX(), this.camera.originY());
    this.renderer.render(this.world);
  }

  /** What draws: "WebGL", "WebGPU" or "Canvas". */
  rendererName(): string {
    return RENDERERS[this.renderer.name] ?? this.renderer.name;
  }

  /** Where a world position lies on the canvas, in CSS pixels. */
  toScreen(x: number, y: number): { x: number; y: number } {
    return { x: this.camera.originX() + x * this.camera.zoom, y: this.camera.originY() + y * this.camera.zoom };
  }

  private fit(): void {
    const width = Math.max(1, this.canvas.clientWidth);
    const height = Math.max(1, this.canvas.clientHeight);
    if (width !== this.width || height !== this.height) {
      this.width = width;
      this.height = height;
      this.renderer.resize(width, height);
    }
    this.camera.resize(width, height, this.options.zoomFactor);
  }
}

function deviceResolution(): number {
  return Math.min(2, window.devicePixelRatio || 1);
}
