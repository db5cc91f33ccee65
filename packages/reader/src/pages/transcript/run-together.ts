import type { PageUnit } from "../page-unit.ts";

/** A label behind the end of a sentence or a bracket, in the midst of a paragraph: "Q", a name, or a name in capitals with a post. */
const inner =
  /(?<=[.?!…\])”"]\s+|\p{Lu}{4}\s+)(?!\p{Lu}{3,}\s+(?:Hon|Mr|Ms|Mrs|Dr)\b)(?:(Q)\s+(?=\p{Lu}\p{L}|[“"I])|((?:(?:Hon|Mr|Ms|Mrs|Dr|Prof|Sen|Rep)\.?\s+)?(?:\p{Lu}\p{L}{0,3}\.|\p{Lu}[\p{L}’'-]*)(?:\s+(?:\p{Lu}\p{L}{0,3}\.|\p{Lu}[\p{L}’'-]*)){0,3})(?:\s+\([^()]{2,60}\))?:\s+(?=\p{Lu}|["“])|(\p{Lu}[\p{Lu}.’'-]+(?:\s+\p{Lu}[\p{Lu}.’'-]+){1,3})(?:\s+\(\p{Lu}+\.?\))?,\s+\p{Lu}[^:.?!]{2,80}:\s+(?=\p{Lu}|["“]))/gu;
/** The label that opens the paragraph. */
const opening = /^((?:\p{Lu}\p{L}{0,3}\.|\p{Lu}[\p{L}’'-]*)(?:\s+(?:\p{Lu}\p{L}{0,3}\.|\p{Lu}[\p{L}’'-]*)){0,3}):\s/u;
const fewest = 4;
const shortest = 500;

/**
 * Cuts a paragraph that holds the turns of several speakers, as text taken out of a PDF does, where labels stand: two or more different ones, of which one comes
 * again. All other units are left as they are. Cost: linear in the text.
 */
export function cutRunTogether(units: readonly PageUnit[]): PageUnit[] {
  return units.flatMap(cutLabelAtEnd).flatMap((unit) => {
    if (unit.kind !== "paragraph" || unit.plain.length < shortest) return [unit];
    const [opened = "", first] = opening.exec(unit.plain) ?? [];
    const labels = [...unit.plain.matchAll(inner)].filter(({ index }) => index >= opened.length);
    const names = [first, ...labels.map(([, asker, name, posted]) => asker ?? name ?? posted)].flatMap((name) =>
      name === undefined ? [] : [name.replace(/\s+/g, " ")],
    );
    const isTalk = labels.length >= fewest && names.some((name) => name !== "Q") && new Set(names).size > 1 && new Set(names).size < names.length;
    return isTalk
      ? pieces(
          unit,
          labels.map(({ index }) => index),
        )
      : [unit];
  });
}

/** The label of the next turn at the end of a paragraph, with the time of a recording: "… is not guaranteed. Speaker 1 (00:00):". */
const atEnd = /(?<=[.!?…]["”’)]?\s+)\p{Lu}[\p{L}’'-]*(?: [\p{L}\d.’'-]+){0,4} \(\d{1,2}:\d{2}(?::\d{2})?\):?$/u;

function cutLabelAtEnd(unit: PageUnit): PageUnit[] {
  const cut = unit.kind === "paragraph" ? (atEnd.exec(unit.plain.slice(-longestEnd))?.index ?? -1) : -1;
  return cut < 0 ? [unit] : pieces(unit, [Math.max(0, unit.plain.length - longestEnd) + cut]);
}

const longestEnd = 90;

function pieces(unit: PageUnit, cuts: readonly number[]): PageUnit[] {
  const edges = [0, ...cuts, unit.plain.length];
  return edges.slice(0, -1).flatMap((from, index) => {
    const to = edges[index + 1] ?? unit.plain.length;
    const plain = unit.plain.slice(from, to).trimEnd();
    if (plain === "") return [];
    return [{ ...unit, start: unit.start + from, end: unit.start + from + plain.length, plain, isEmphasised: false, leadLength: 0, line: null }];
  });
}
