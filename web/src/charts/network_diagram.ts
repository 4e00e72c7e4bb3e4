import { CanvasLayer } from './canvas_layer';
import { HostSize } from './host_size';
import { KeptNumbers } from './kept_numbers';
import { LinkPainter } from './link_painter';
import { AnswerPainter, answerAt } from './network_answers';
import { drawBiases } from './network_biases';
import type {
  NetworkDiagramOptions,
  NetworkPicture,
  NetworkShape,
} from './network_diagram_options';
import { type Hit, hitTest, sameHit } from './network_hit';
import {
  captionHeight,
  type DiagramLabels,
  drawCaptions,
  drawLabels,
  fittedCaptions,
  measureLabels,
} from './network_labels';
import {
  type ColumnLook,
  layOutNetwork,
  type NetworkLayout,
  narrowestPitch,
  type UnitPlace,
  unitCentre,
} from './network_layout';
import { biasAt, linkMiddle, weightAt } from './network_links';
import { drawFrames, UnitPainter } from './network_units';
import { type Palette, readPalette } from './palette';
import { UnitButtons } from './unit_buttons';

export type { Inspected, NetworkPicture, NetworkShape } from './network_diagram_options';
export type { UnitPlace } from './network_layout';
export type { NetworkLayer } from './network_links';

const HEADER_HEIGHT = 40;
/** Links that a picture draws anew if more of them look other than before; the rest take turns. */
const LINK_BUDGET = 64;
/** Milliseconds without another picture after which the rest is drawn too. */
const LINKS_LATEST = 50;

/** The network as columns of neurons, each with its own map, and links between them. */
export class NetworkDiagram {
  /** For the page's own controls above the columns; lets the pointer through beside them. */
  readonly overlay = document.createElement('div');
  readonly #root = document.createElement('div');
  readonly #links: CanvasLayer;
  readonly #units: CanvasLayer;
  /** Names and outlines, apart from what every picture draws anew. */
  readonly #frames: CanvasLayer;
  readonly #painter = new UnitPainter();
  readonly #linkPainter = new LinkPainter();
  readonly #answers = new AnswerPainter();
  readonly #buttons: UnitButtons;
  readonly #size: HostSize;
  readonly #unitGrids = new KeptNumbers();
  /** Read for the first drawing: while the page is built, its style would be worked out twice. */
  #readPalette: Palette | null = null;
  #shape: NetworkShape | null = null;
  #layout: NetworkLayout | null = null;
  #picture: NetworkPicture | null = null;
  #labels: DiagramLabels = { inputs: [], outputs: [], left: 0, right: 0 };
  #hovered: Hit | null = null;
  #focused: UnitPlace | null = null;
  #shownHit: Hit | null = null;
  #linkTimer = 0;

  constructor(
    host: HTMLElement,
    private readonly options: NetworkDiagramOptions,
  ) {
    this.#root.className = 'chart network-diagram';
    host.append(this.#root);
    this.#links = new CanvasLayer(this.#root, 'chart-layer');
    this.#units = new CanvasLayer(this.#root, 'chart-layer');
    this.#frames = new CanvasLayer(this.#root, 'chart-layer');
    this.#buttons = new UnitButtons(this.#root, options.label, {
      name: options.nameUnit,
      focus: (place) => {
        this.#focused = place;
        this.#inspect();
      },
      activate: (place) => options.onActivateUnit?.(place),
    });
    this.overlay.className = 'network-overlay';
    this.#root.append(this.overlay);
    this.#size = new HostSize(this.#root, () => this.#layOut());
    this.#root.addEventListener('pointermove', this.#pointerMoved);
    this.#root.addEventListener('pointerdown', this.#pointerMoved);
    this.#root.addEventListener('pointerleave', this.#pointerLeft);
  }

  setShape(shape: NetworkShape): void {
    this.#shape = shape;
    this.#picture = null;
    this.#hovered = null;
    this.#focused = null;
    this.#inspect();
    this.#layOut();
  }

  /** Draws a picture of the current shape; one of another shape is left out. */
  update(picture: NetworkPicture): void {
    if (!this.#fits(picture)) return;
    this.#picture = { ...picture, unitGrids: this.#unitGrids.keep(picture.unitGrids) };
    this.#draw(LINK_BUDGET);
    if (this.#shownHit) this.#report(this.#shownHit);
  }

  /** Asks for all names and labels again. */
  relabel(label?: string): void {
    this.#buttons.relabel(label);
    this.#layOut();
  }

  setTheme(): void {
    this.#readPalette = null;
    this.#layOut();
  }

  destroy(): void {
    this.#size.destroy();
    window.clearTimeout(this.#linkTimer);
    this.#root.remove();
  }

  #fits({ unitGrids, unitResolution, unitRows, parameters }: NetworkPicture): boolean {
    if (!this.#shape) return false;
    const { inputs, layers } = this.#shape;
    const units = layers.reduce((sum, layer) => sum + layer.units, inputs);
    const last = layers.at(-1);
    const needed = last ? last.weightOffset + last.units * last.inputs : 0;
    const grids = this.#hasMaps ? units * unitResolution * unitRows : 0;
    return unitGrids.length >= grids && parameters.length >= needed;
  }

  get #palette(): Palette {
    this.#readPalette ??= readPalette(this.#root);
    return this.#readPalette;
  }

  get #hasMaps(): boolean {
    return this.#shape?.maps ?? true;
  }

  #layOut(): void {
    const shape = this.#shape;
    const { width, height, ratio } = this.#size;
    if (!shape || width <= 0 || height <= 0) return;
    const counts = [shape.inputs, ...shape.layers.map(({ units }) => units)];
    this.#labels = this.#measureLabels(shape, width);
    const sides = { width, labelLeft: this.#labels.left, labelRight: this.#labels.right };
    const looks = this.#fittedLooks(shape, narrowestPitch(counts.length, sides));
    const space = {
      ...sides,
      height,
      header: this.options.headerHeight ?? HEADER_HEIGHT,
      footer: captionHeight(looks),
    };
    const layout = layOutNetwork(counts, space, looks);
    this.#layout = layout;
    for (const one of [this.#links, this.#units, this.#frames]) one.resize(width, height, ratio);
    this.#buttons.place(layout);
    this.#focused = this.#buttons.focused;
    const { context } = this.#frames;
    this.#frames.clear();
    drawLabels(context, layout, this.#labels, this.#palette, this.options.labelMore);
    drawCaptions(context, layout, this.#palette);
    drawFrames(context, layout, shape.layers, this.#palette);
    this.#draw();
    this.options.onLayout?.(
      layout.columns.map(({ x, kind, layer }) => ({ x, width: layout.columnPitch, kind, layer })),
    );
    this.#inspect();
  }

  #measureLabels({ inputs, layers, looks }: NetworkShape, width: number): DiagramLabels {
    const { labelInput, labelOutput } = this.options;
    const outputs = labelOutput ? (layers.at(-1)?.units ?? 0) : 0;
    return measureLabels(
      this.#units.context,
      Array.from({ length: looks?.[0]?.boxes == null ? inputs : 0 }, (_, index) =>
        labelInput(index),
      ),
      Array.from({ length: outputs }, (_, index) => labelOutput?.(index) ?? ''),
      width,
      this.#palette,
      looks?.[0]?.caption,
    );
  }

  #fittedLooks({ looks = [] }: NetworkShape, pitch: number): readonly ColumnLook[] {
    const { context } = this.#units;
    context.font = this.#palette.font;
    return fittedCaptions(looks, pitch, (text) => context.measureText(text).width);
  }

  #draw(linkBudget?: number): void {
    const layout = this.#layout;
    if (!layout || !this.#shape) return;
    this.#drawLinks(layout, linkBudget);
    this.#units.clear();
    const context = this.#units.context;
    const palette = this.#palette;
    this.#painter.draw(context, layout, this.#hasMaps ? this.#picture : null, palette);
    if (this.#picture) {
      this.#answers.draw(context, layout, this.#picture.answers ?? [], palette);
      drawBiases(context, layout, this.#shape.layers, this.#picture.parameters, palette);
    }
  }

  /** Draws the links that changed; with a budget, the rest with the next pictures or a little later. */
  #drawLinks(layout: NetworkLayout, budget?: number): void {
    window.clearTimeout(this.#linkTimer);
    if (!this.#picture || !this.#shape) {
      this.#links.clear();
      this.#linkPainter.reset();
      return;
    }
    const hit = this.#shownHit;
    const scene = {
      layout,
      layers: this.#shape.layers,
      parameters: this.#picture.parameters,
      palette: this.#palette,
      highlight: {
        unit: hit?.kind === 'unit' ? hit.place : null,
        link: hit?.kind === 'link' ? hit : null,
      },
    };
    if (this.#linkPainter.draw(this.#links.context, scene, budget)) return;
    this.#linkTimer = window.setTimeout(() => this.#drawLinks(layout), LINKS_LATEST);
  }

  /** The pointer's place counts before the focus. */
  #inspect(): void {
    const hit: Hit | null =
      this.#hovered ?? (this.#focused ? { kind: 'unit', place: this.#focused } : null);
    const before = this.#shownHit;
    if (sameHit(hit, before)) return;
    this.#shownHit = hit;
    if (this.#layout) this.#drawLinks(this.#layout);
    this.#report(hit);
    const unit = this.#mapOf(hit);
    if (unit !== this.#mapOf(before)) this.options.onHoverUnit?.(unit);
  }

  /** The unit whose map a hit asks for. */
  #mapOf(hit: Hit | null): number | null {
    if (hit?.kind !== 'unit' || hit.place.grouped || !this.#hasMaps) return null;
    return hit.place.unit;
  }

  #report(hit: Hit | null): void {
    const { onInspect } = this.options;
    if (!onInspect) return;
    const layout = this.#layout;
    const layer = hit && this.#shape?.layers[hit.kind === 'unit' ? hit.place.layer : hit.to.layer];
    const parameters = this.#picture?.parameters ?? new Float32Array(0);
    if (!hit || !layout) {
      onInspect(null);
    } else if (hit.kind === 'unit') {
      const { place } = hit;
      const [x, y] = unitCentre(layout, place.column, place.index);
      onInspect({
        kind: 'unit',
        place,
        bias: layer && !place.grouped ? biasAt(parameters, layer, place.index) : null,
        answer: answerAt(this.#picture?.answers, place),
        x,
        y,
      });
    } else if (layer) {
      const { from, to } = hit;
      const [x, y] = linkMiddle(layout, from, to);
      onInspect({
        kind: 'link',
        from,
        to,
        weight: weightAt(parameters, layer, from.index, to.index),
        x,
        y,
      });
    }
  }

  readonly #pointerMoved = (event: PointerEvent): void => {
    if (!this.#layout) return;
    const box = this.#root.getBoundingClientRect();
    this.#hovered = hitTest(this.#layout, event.clientX - box.left, event.clientY - box.top);
    this.#inspect();
  };

  readonly #pointerLeft = (): void => {
    this.#hovered = null;
    this.#inspect();
  };
}
