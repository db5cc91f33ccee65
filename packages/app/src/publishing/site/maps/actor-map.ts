import { compareTexts } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import { html, type Markup } from "../../../present/html/markup.ts";
import { isolated } from "../../../present/html/isolated.ts";
import { nameOf } from "../../../present/selection.ts";
import { fitLabel, labelWidth } from "./label-width.ts";
import { wordsBehind } from "./words-behind.ts";

/** Actors drawn at most: more do not fit on a phone; the caption says how many were left out. */
export const actorLimit = 12;

export interface Arc {
  readonly source: string;
  readonly target: string;
  /** Sum of the weights of the statements behind it. */
  readonly weight: number;
  readonly count: number;
  /** Of those statements. */
  readonly ids: readonly string[];
}

/** Who does what to whom, by pair: relations that are asserted, both sides known. In order of the first statement. Cost: O(statements). */
export function arcsOf(readout: Readout): Arc[] {
  const arcs = new Map<string, Arc>();
  for (const statement of readout.statements) {
    if (statement.type !== "relation" || statement.status !== "actual") continue;
    const { source, target, weight } = statement;
    if (source === null || target === null || source === target) continue;
    const key = `${source}\u0000${target}`;
    const before = arcs.get(key) ?? { source, target, weight: 0, count: 0, ids: [] };
    arcs.set(key, { ...before, weight: before.weight + weight, count: before.count + 1, ids: [...before.ids, statement.id] });
  }
  return [...arcs.values()];
}

/** The actors with the most statements, ties by id, so that the same readout gives the same picture. */
function busiest(arcs: readonly Arc[]): { kept: string[]; leftOut: number } {
  const activity = new Map<string, number>();
  for (const { source, target, count } of arcs) for (const actor of [source, target]) activity.set(actor, (activity.get(actor) ?? 0) + count);
  const ranked = [...activity].sort(([a, one], [b, two]) => two - one || compareTexts(a, b)).map(([actor]) => actor);
  return { kept: ranked.slice(0, actorLimit), leftOut: Math.max(0, ranked.length - actorLimit) };
}

/** A picture that is wider than this is scrolled on a phone: made smaller, its letters could not be read. */
const broadFrom = 460;

interface Point {
  readonly x: number;
  readonly y: number;
}

const size = { width: 720, height: 420 };
const middle: Point = { x: size.width / 2, y: size.height / 2 };
const radius = { x: 190, y: 160 };
/** Few actors stand closer, so that their map fits a phone. */
const few = { most: 6, x: 100, y: 120, label: 150 };
const round = (value: number): number => Math.round(value * 10) / 10;

/** Two stand beside one another, more on a circle from the top on. */
function onCircle(index: number, count: number): Point {
  const angle = (2 * Math.PI * index) / count - (count === 2 ? Math.PI : Math.PI / 2);
  const around = count <= few.most ? few : radius;
  return { x: round(middle.x + around.x * Math.cos(angle)), y: round(middle.y + around.y * Math.sin(angle)) };
}

/** In the order of the circle: after each actor those whom it has most to do with, so that few lines cross. Cost: O(actors² × arcs). */
function around(kept: readonly string[], arcs: readonly Arc[]): string[] {
  const left = new Set(kept);
  const placed: string[] = [];
  const tie = (a: string, b: string): number =>
    arcs.reduce((sum, { source, target, count }) => sum + ((source === a && target === b) || (source === b && target === a) ? count : 0), 0);
  const tiedTo = (one: string): string[] => [...left].filter((other) => tie(one, other) > 0).sort((a, b) => tie(one, b) - tie(one, a));
  // From the last one placed, else from any before it; where nobody is tied, the busiest starts.
  const next = (): string | undefined => [...placed.toReversed().flatMap(tiedTo), ...left][0];
  for (let one = next(); one !== undefined; one = next()) {
    placed.push(one);
    left.delete(one);
  }
  return placed;
}

/** A curve bent to its right, so that the two directions of a pair do not lie on each other; ends short of the nodes. */
function curve(from: Point, to: Point): { path: string; label: Point } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const control = { x: (from.x + to.x) / 2 - (dy / length) * 24, y: (from.y + to.y) / 2 + (dx / length) * 24 };
  const short = (end: Point): Point => {
    const distance = Math.hypot(control.x - end.x, control.y - end.y);
    return { x: round(end.x + ((control.x - end.x) / distance) * 11), y: round(end.y + ((control.y - end.y) / distance) * 11) };
  };
  const [start, end] = [short(from), short(to)];
  return {
    path: `M${start.x} ${start.y}Q${round(control.x)} ${round(control.y)} ${end.x} ${end.y}`,
    label: { x: round((from.x + to.x) / 4 + control.x / 2), y: round((from.y + to.y) / 4 + control.y / 2) },
  };
}

/** "China supports Russia (3 statements, +12.4)": what the picture shows, in words. */
function arcWords(readout: Readout, arc: Arc): Markup {
  const verb = arc.weight > 0 ? "cooperates with" : arc.weight < 0 ? "acts against" : "deals with";
  const sum = `${arc.weight < 0 ? "−" : "+"}${round(Math.abs(arc.weight))}`;
  const [source, target] = [arc.source, arc.target].map((id) => isolated(nameOf(readout, id)));
  return html`${source ?? ""} ${verb} ${target ?? ""} (${arc.count} ${arc.count === 1 ? "statement" : "statements"}, ${sum})`;
}

/**
 * The actors of a page and what they do to each other, as a still picture with the same in words beside it. Cooperation is a solid line marked +, conflict
 * a dashed one marked −. Null where no relation has two known sides.
 *
 * @param page address of the page whose ledger has the statements; "" for the one that the map is on
 */
export function actorMap(readout: Readout, id: string, page = ""): Markup | null {
  const all = arcsOf(readout);
  const { kept, leftOut } = busiest(all);
  if (kept.length < 2) return null;
  const places = new Map(around(kept, all).map((actor, index) => [actor, onCircle(index, kept.length)]));
  const arcs = all.filter(({ source, target }) => places.has(source) && places.has(target));
  const lines = arcs.map((arc) => arcMarkup(arc, places, id));
  const labels = kept.map((actor) => placeLabel(nameOf(readout, actor), places.get(actor) ?? middle));
  const nodes = labels.map(nodeMarkup);
  const { left, top, width, height } = extent(labels);
  return html`<figure class="map"><div class="scroll" tabindex="0" role="group" aria-label="Map of actors"><svg class="actors${width > broadFrom ? " broad" : ""}" viewBox="${left} ${top} ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-words">
<title id="${id}-title">Who does what to whom: ${kept.length} actors, ${arcs.length} ties</title>
<defs><marker id="${id}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>
${lines}${nodes}</svg></div>
<details id="${id}-words"><summary>The same in words</summary><ul>${arcs.map((arc) => html`<li>${arcWords(readout, arc)}${wordsBehind(readout, arc.ids, page)}</li>`)}</ul></details>
<figcaption>Solid and +: cooperation. Dashed and −: conflict. Thicker: more statements.${leftOut > 0 ? ` The ${leftOut} least active actors are left out.` : ""}</figcaption></figure>`;
}

function arcMarkup(arc: Arc, places: ReadonlyMap<string, Point>, id: string): Markup {
  const { path, label } = curve(places.get(arc.source) ?? middle, places.get(arc.target) ?? middle);
  const sign = arc.weight < 0 ? "conflict" : "cooperation";
  const width = Math.min(5, 1.2 + 0.6 * (arc.count - 1));
  return html`<path class="arc ${sign}" d="${path}" stroke-width="${round(width)}" marker-end="url(#${id}-tip)"/><text class="sign" x="${label.x}" y="${label.y}">${arc.weight < 0 ? "−" : "+"}</text>`;
}

interface Label {
  readonly node: Point;
  readonly side: "start" | "middle" | "end";
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/** Beside its node where there is room for it, above or below at the top and the bottom of the circle. */
function placeLabel(name: string, node: Point): Label {
  const side = node.x < middle.x - 20 ? "end" : node.x > middle.x + 20 ? "start" : "middle";
  const x = round(node.x + (side === "end" ? -11 : side === "start" ? 11 : 0));
  const y = round(node.y + (side !== "middle" ? 4 : node.y < middle.y ? -13 : 22));
  // As far as the picture may go; a label above or below its node has its neighbours to mind.
  const room = side === "end" ? x - 4 : side === "start" ? size.width - x - 4 : 2 * few.x;
  // Near the middle the picture is to stay narrow.
  const most = side !== "middle" && Math.abs(node.x - middle.x) <= few.x ? few.label : room;
  return { node, side, x, y, text: fitLabel(name, Math.min(room, most)) };
}

/** What of the picture is used: the less is left empty, the larger it is on a small screen. */
function extent(labels: readonly Label[]): { left: number; top: number; width: number; height: number } {
  // A label reaches further out than its node.
  const sides = labels.map(({ side, x, text }) => {
    const width = labelWidth(text);
    const left = side === "end" ? x - width : side === "start" ? x : x - width / 2;
    return { left, right: left + width };
  });
  const left = Math.floor(Math.min(...sides.map((one) => one.left))) - 4;
  const right = Math.ceil(Math.max(...sides.map((one) => one.right))) + 4;
  const ys = labels.flatMap(({ node, y }) => [node.y, y]);
  const top = Math.floor(Math.min(...ys)) - 16;
  return { left, top, width: right - left, height: Math.ceil(Math.max(...ys)) + 24 - top };
}

function nodeMarkup({ node, side, x, y, text }: Label): Markup {
  return html`<circle class="actor" cx="${node.x}" cy="${node.y}" r="6"/><text class="name" x="${x}" y="${y}" text-anchor="${side}">${text}</text>`;
}
