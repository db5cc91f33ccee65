import type { Chance } from "./chance.ts";
import type { Content, Half } from "./content.ts";
import { noiseLines } from "./noise-lines.ts";
import { inventPeople } from "./names.ts";
import { box, leaf, type LineRole, type Part } from "./part.ts";

export interface NoiseSource {
  readonly chance: Chance;
  readonly content: Content;
  readonly half: Half;
}

function line(source: NoiseSource, role: LineRole): string {
  const own = noiseLines[source.half][role] ?? [];
  const found = role in noiseLines.train || role === "caption" || role === "credit" ? (source.content.furniture.get(role as "share") ?? []) : [];
  const pool = source.chance.is(0.35) && found.length > 0 ? found : own.length > 0 ? own : found;
  return source.chance.pick(pool);
}

function lines(source: NoiseSource, role: LineRole, most: number, tag = "p"): Part[] {
  const count = source.chance.between(1, most);
  const texts = new Set(Array.from({ length: count }, () => line(source, role)));
  const isTight = source.chance.is(0.5);
  return [...texts].map((text, index) => leaf(role, tag, text, { className: role, isTight: isTight && index < texts.size - 1 }));
}

/** What stands over the title. */
export function headNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  const parts: Part[] = [];
  if (chance.is(0.3)) parts.push(...lines(source, "cookies", 2));
  if (chance.is(0.7))
    parts.push(chance.is(0.5) ? box("nav", "menu", lines(source, "navigation", 7, "a")) : box("ul", "links", lines(source, "navigation", 8, "li")));
  else if (chance.is(0.5)) parts.push(...lines(source, "navigation", 3));
  if (chance.is(0.15)) parts.push(...lines(source, "advertisement", 1));
  return parts;
}

/** What stands between the title and the text. */
export function topNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  const parts: Part[] = [];
  if (chance.is(0.5))
    parts.push(chance.is(0.4) ? box("ul", "tools", lines(source, "share", 4, "li")) : box("div", "tools", lines(source, "share", 3, "span")));
  if (chance.is(0.25)) parts.push(...picture(source));
  return parts;
}

function picture(source: NoiseSource): Part[] {
  const { chance, half } = source;
  const [someone] = inventPeople(chance, half, 1);
  const caption =
    chance.is(0.5) && someone ? `Photo: ${someone.name}/${chance.pick(["Reuters", "AFP", "AP", "Getty Images"])}` : line(source, "caption");
  const parts: Part[] = [leaf("caption", chance.pick(["figcaption", "p", "div"]), caption, { className: "caption", isTight: true })];
  if (chance.is(0.4) && someone) {
    const form = half === "train" ? ["Image credit: *", "Photograph by *", "(Photo by *)"] : ["Picture: *", "Illustration by *", "Courtesy of *"];
    parts.push(leaf("credit", "p", chance.pick(form).replace("*", someone.name), { className: "credit" }));
  }
  return parts;
}

/** What stands between two sections. */
export function midNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  if (!chance.is(0.22)) return [];
  const role = chance.pick<LineRole>(["advertisement", "newsletter", "related", "caption", "page", "share"]);
  if (role === "caption") return picture(source);
  return lines(source, role, role === "newsletter" ? 2 : 1);
}

/** What stands under the text. */
export function footNoise(source: NoiseSource): Part[] {
  const { chance } = source;
  const parts: Part[] = [];
  const maybe = (probability: number, role: LineRole, most: number): void => {
    if (chance.is(probability)) parts.push(...lines(source, role, most));
  };
  maybe(0.4, "tags", 1);
  maybe(0.3, "share", 4);
  if (chance.is(0.45)) {
    const head = source.half === "train" ? ["Related", "Read next", "Related stories"] : ["More on this topic", "Further reading", "Recommended"];
    parts.push(leaf("related", chance.pick(["h3", "p", "h2"]), chance.pick(head), { isTight: true }));
    parts.push(
      box(
        "ul",
        "related",
        Array.from({ length: chance.between(2, 4) }, () => leaf("related", "li", [{ text: relatedTitle(source), style: "link" }])),
      ),
    );
  }
  maybe(0.35, "newsletter", 3);
  maybe(0.45, "form", 5);
  maybe(0.2, "comment", 3);
  maybe(0.35, "legal", 2);
  maybe(0.2, "cookies", 1);
  maybe(0.15, "navigation", 5);
  return parts;
}

function relatedTitle(source: NoiseSource): string {
  return source.chance.is(0.5) ? line(source, "related") : source.chance.pick(source.content.titles);
}
