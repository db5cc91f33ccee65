import type { Readout } from "@rapporteur/reader/readout";
import { html, type Markup } from "../../../present/html/markup.ts";
import { isolated } from "../../../present/html/isolated.ts";
import { nameOf } from "../../../present/selection.ts";
import { onTwoLines } from "./label-width.ts";
import { wordsBehind } from "./words-behind.ts";

/** Links drawn at most; the caption says how many were left out. */
export const linkLimit = 12;

export interface Link {
  readonly cause: string;
  readonly effect: string;
  readonly sign: 1 | -1 | null;
  readonly count: number;
  /** Of those statements. */
  readonly ids: readonly string[];
}

/** Causal links by cause, effect and sign: claims that are asserted or supposed; denied ones are no links. Cost: O(statements). */
export function linksOf(readout: Readout): Link[] {
  const links = new Map<string, Link>();
  for (const statement of readout.statements) {
    if (statement.type !== "cause" || statement.status === "denied") continue;
    const cause = nameOf(readout, statement.cause.concept, statement.cause.text);
    const effect = nameOf(readout, statement.effect.concept, statement.effect.text);
    if (cause === effect) continue;
    const key = `${cause}\u0000${effect}\u0000${statement.sign}`;
    const ids = [...(links.get(key)?.ids ?? []), statement.id];
    links.set(key, { cause, effect, sign: statement.sign, count: ids.length, ids });
  }
  return [...links.values()].sort((a, b) => b.count - a.count);
}

/**
 * Layer of each concept: one more than its highest cause, found in order of first mention; links that would close a circle give no layer.
 * Cost: O(concepts × links) for the few links that are drawn.
 */
export function layersOf(links: readonly Link[]): Map<string, number> {
  const layers = new Map<string, number>();
  for (const { cause, effect } of links) {
    if (!layers.has(cause)) layers.set(cause, 0);
    if (!layers.has(effect)) layers.set(effect, 0);
  }
  for (let round = 0; round < layers.size; round++) {
    let hasMoved = false;
    for (const { cause, effect } of links) {
      const wanted = (layers.get(cause) ?? 0) + 1;
      if ((layers.get(effect) ?? 0) >= wanted || wanted >= layers.size || reaches(links, effect, cause)) continue;
      layers.set(effect, wanted);
      hasMoved = true;
    }
    if (!hasMoved) break;
  }
  return layers;
}

/** True where a chain of links leads from one concept to the other. */
function reaches(links: readonly Link[], from: string, to: string): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    for (const { cause, effect } of links) {
      if (cause !== next || seen.has(effect)) continue;
      seen.add(effect);
      open.push(effect);
    }
  }
  return false;
}

/** Two columns are as wide as a phone. */
const box = { width: 144, height: 40, gapX: 54, gapY: 18 };

interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Concepts in the order in which they are placed: connected pieces together, those of most links first, each from its causes on.
 * Cost: O(concepts × links).
 */
function placingOrder(links: readonly Link[], layers: ReadonlyMap<string, number>): string[] {
  const pieces: Set<string>[] = [];
  for (const { cause, effect } of links) {
    const [joined, others] = [true, false].map((isJoined) => pieces.filter((piece) => (piece.has(cause) || piece.has(effect)) === isJoined));
    pieces.splice(0, pieces.length, ...(others ?? []), new Set([...(joined ?? []).flatMap((piece) => [...piece]), cause, effect]));
  }
  const sizeOf = (piece: ReadonlySet<string>): number => links.filter(({ cause }) => piece.has(cause)).length;
  const firstOf = (piece: ReadonlySet<string>): number => links.findIndex(({ cause }) => piece.has(cause));
  const sorted = pieces.toSorted((a, b) => sizeOf(b) - sizeOf(a) || firstOf(a) - firstOf(b));
  const mentions = [...layers.keys()];
  return sorted.flatMap((piece) => mentions.filter((concept) => piece.has(concept)).sort((a, b) => (layers.get(a) ?? 0) - (layers.get(b) ?? 0)));
}

/** Each concept level with its first cause, or below it where that place is taken, so that a chain runs straight. */
function placesOf(links: readonly Link[], layers: ReadonlyMap<string, number>): { places: Map<string, Place>; width: number; height: number } {
  // Layers may have gaps where a circle was cut: columns are packed in order.
  const columns = [...new Set(layers.values())].sort((a, b) => a - b);
  const rows = new Map<string, number>();
  const free = columns.map(() => 0);
  const places = new Map<string, Place>();
  for (const concept of placingOrder(links, layers)) {
    const column = columns.indexOf(layers.get(concept) ?? 0);
    const causes = links.flatMap(({ cause, effect }) => (effect === concept ? (rows.get(cause) ?? []) : []));
    // A concept that nothing causes begins below all that is placed, so that pieces do not run into each other.
    const row = Math.max(free[column] ?? 0, causes.length > 0 ? Math.min(...causes) : column === 0 ? (free[0] ?? 0) : Math.max(...free));
    rows.set(concept, row);
    free[column] = row + 1;
    places.set(concept, { x: 8 + column * (box.width + box.gapX), y: box.gapY + row * (box.height + box.gapY) });
  }
  const height = Math.max(...free) * (box.height + box.gapY) + box.gapY;
  return { places, width: 16 + columns.length * box.width + (columns.length - 1) * box.gapX, height };
}

function linkPath(from: Place, to: Place): { path: string; x: number; y: number } {
  const start = { x: from.x + box.width, y: from.y + box.height / 2 };
  const end = { x: to.x - 4, y: to.y + box.height / 2 };
  if (end.x > start.x) {
    const bend = (start.x + end.x) / 2;
    return { path: `M${start.x} ${start.y}C${bend} ${start.y} ${bend} ${end.y} ${end.x} ${end.y}`, x: bend, y: (start.y + end.y) / 2 - 4 };
  }
  // Back to an earlier layer: around the outside, so that it does not run through its own boxes.
  const low = Math.max(from.y, to.y) + box.height + 12;
  const [left, right] = [to.x + box.width / 2, from.x + box.width / 2];
  return {
    path: `M${right} ${from.y + box.height}C${right} ${low + 14} ${left} ${low + 14} ${left} ${to.y + box.height + 4}`,
    x: (left + right) / 2,
    y: low + 8,
  };
}

const signWord = (sign: Link["sign"]): string => (sign === null ? "?" : sign === 1 ? "+" : "−");

/** A picture that is not wider than this can be read when it is made to fit a phone; a wider one is scrolled there. */
const broadFrom = 460;

/** "sanctions lower trade (2 statements)": what the picture shows, in words. */
function linkWords({ cause, effect, sign, count }: Link): Markup {
  const verb = sign === null ? "has an effect on" : sign === 1 ? "raises" : "lowers";
  return html`${isolated(cause)} ${verb} ${isolated(effect)} (${count} ${count === 1 ? "statement" : "statements"})`;
}

/**
 * What is said to cause what, in layers from left to right, with the same in words beside it. Null where there is no link.
 *
 * @param page address of the page whose ledger has the statements; "" for the one that the map is on
 */
export function causalMap(readout: Readout, id: string, page = ""): Markup | null {
  const all = linksOf(readout);
  const links = all.slice(0, linkLimit);
  if (links.length === 0) return null;
  const { places, width, height } = placesOf(links, layersOf(links));
  const lines = links.map((link) => linkMarkup(link, places, id));
  const boxes = [...places].map(([concept, { x, y }]) => boxMarkup(concept, x, y));
  const leftOut = all.length - links.length;
  return html`<figure class="map"><div class="scroll" tabindex="0" role="group" aria-label="Causal map"><svg${width > broadFrom ? "" : html` class="small"`} viewBox="0 0 ${width} ${height + 28}" width="${width}" height="${height + 28}" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-words">
<title id="${id}-title">What is said to cause what: ${places.size} concepts, ${links.length} links</title>
<defs><marker id="${id}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>
${lines}${boxes}</svg></div>
<details id="${id}-words"><summary>The same in words</summary><ul>${links.map((link) => html`<li>${linkWords(link)}${wordsBehind(readout, link.ids, page)}</li>`)}</ul></details>
<figcaption>+: the effect rises with the cause. −: it falls (dashed). ?: the text does not say.${leftOut > 0 ? ` ${leftOut} links with the fewest statements are left out.` : ""}</figcaption></figure>`;
}

function linkMarkup(link: Link, places: ReadonlyMap<string, Place>, id: string): Markup {
  const [from, to] = [places.get(link.cause), places.get(link.effect)];
  if (from === undefined || to === undefined) return html``;
  const { path, x, y } = linkPath(from, to);
  const look = link.sign === -1 ? "falls" : "rises";
  return html`<path class="link ${look}" d="${path}" stroke-width="${Math.min(4, 0.9 + 0.6 * link.count)}" marker-end="url(#${id}-tip)"/><text class="sign" x="${x}" y="${y}">${signWord(link.sign)}</text>`;
}

function boxMarkup(concept: string, x: number, y: number): Markup {
  const [first, second] = onTwoLines(concept, box.width - 10);
  const text =
    second === ""
      ? html`<text class="name" x="${x + box.width / 2}" y="${y + 25}" text-anchor="middle">${first}</text>`
      : html`<text class="name" x="${x + box.width / 2}" y="${y + 17}" text-anchor="middle">${first}</text><text class="name" x="${x + box.width / 2}" y="${y + 32}" text-anchor="middle">${second}</text>`;
  return html`<rect class="concept" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="3"/>${text}`;
}
