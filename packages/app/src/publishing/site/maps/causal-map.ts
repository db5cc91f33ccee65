import type { Readout } from "@rapporteur/reader/readout";
import { html, type Markup } from "../../../present/html/markup.ts";
import { isolated } from "../../../present/html/isolated.ts";
import { nameOf } from "../../../present/selection.ts";
import { box, levelOf, placedAcross, type Placing, type Route } from "./causal-places.ts";
import { placedDown } from "./causal-places-down.ts";
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
      const wanted = levelOf(layers, cause) + 1;
      if (levelOf(layers, effect) >= wanted || wanted >= layers.size || reaches(links, effect, cause)) continue;
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

const signWord = (sign: Link["sign"]): string => (sign === null ? "?" : sign === 1 ? "+" : "−");

/** A picture that is not wider than this can be read when it is made to fit a phone. */
const broadFrom = 460;

/** "sanctions lower trade (2 statements)": what the picture shows, in words. */
function linkWords({ cause, effect, sign, count }: Link): Markup {
  const verb = sign === null ? "has an effect on" : sign === 1 ? "raises" : "lowers";
  return html`${isolated(cause)} ${verb} ${isolated(effect)} (${count} ${count === 1 ? "statement" : "statements"})`;
}

/**
 * What is said to cause what, in layers from left to right, with the same in words beside it; where that is wider than a phone, there is a second picture for
 * phones, from the top down. Null where there is no link.
 *
 * @param page address of the page whose ledger has the statements; "" for the one that the map is on
 */
export function causalMap(readout: Readout, id: string, page = ""): Markup | null {
  const all = linksOf(readout);
  const links = all.slice(0, linkLimit);
  if (links.length === 0) return null;
  const layers = layersOf(links);
  const across = placedAcross(links, layers);
  const isBroad = across.width > broadFrom;
  const leftOut = all.length - links.length;
  return html`<figure class="map"><div class="scroll" tabindex="0" role="group" aria-label="Causal map">${picture(links, across, { id, look: isBroad ? "broad" : "small" })}${isBroad ? picture(links, placedDown(links, layers), { id: `${id}-tall`, look: "tall", words: id }) : null}</div>
<details id="${id}-words"><summary>The same in words</summary><ul>${links.map((link) => html`<li>${linkWords(link)}${wordsBehind(readout, link.ids, page)}</li>`)}</ul></details>
<figcaption>+: the effect rises with the cause. −: it falls (dashed). ?: the text does not say.${leftOut > 0 ? ` ${leftOut} links with the fewest statements are left out.` : ""}</figcaption></figure>`;
}

interface Look {
  /** Of its own parts: two pictures of one page must not share them. */
  readonly id: string;
  readonly look: "small" | "broad" | "tall";
  /** Whose words describe it: its own unless told. */
  readonly words?: string;
}

function picture(links: readonly Link[], { places, width, height, routeOf }: Placing, { id, look, words = id }: Look): Markup {
  const lines = links.map((link) => linkMarkup(link, routeOf(link), id));
  const boxes = [...places].map(([concept, { x, y }]) => boxMarkup(concept, x, y));
  return html`<svg class="${look}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-title" aria-describedby="${words}-words">
<title id="${id}-title">What is said to cause what: ${places.size} concepts, ${links.length} links</title>
<defs><marker id="${id}-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 0L8 4L0 8z"/></marker></defs>
${lines}${boxes}</svg>`;
}

function linkMarkup({ sign, count }: Link, { path, x, y }: Route, id: string): Markup {
  const look = sign === -1 ? "falls" : "rises";
  return html`<path class="link ${look}" d="${path}" stroke-width="${Math.min(4, 0.9 + 0.6 * count)}" marker-end="url(#${id}-tip)"/><text class="sign" x="${x}" y="${y}">${signWord(sign)}</text>`;
}

function boxMarkup(concept: string, x: number, y: number): Markup {
  const [first, second] = onTwoLines(concept, box.width - 10);
  const text =
    second === ""
      ? html`<text class="name" x="${x + box.width / 2}" y="${y + 25}" text-anchor="middle">${first}</text>`
      : html`<text class="name" x="${x + box.width / 2}" y="${y + 17}" text-anchor="middle">${first}</text><text class="name" x="${x + box.width / 2}" y="${y + 32}" text-anchor="middle">${second}</text>`;
  return html`<rect class="concept" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="3"/>${text}`;
}
