import type { PageUnit } from "../page-unit.ts";
import type { PageGraph } from "./page-graph.ts";
import type { NameMention } from "./name-mentions.ts";

/** A line that names somebody at its start, and the sentences that stand under it or behind it. */
interface LabelledBlock {
  /** A person's place from 1, as in the owners. */
  readonly person: number;
  readonly form: string;
  readonly sentences: readonly number[];
}

const fewestAlike = 2;
const leastAlike = 2 / 3;
/** So many are enough where the rules read all of them so. */
const leastBeside = 1 / 2;
const longestLabel = 260;

/**
 * Labels of one form mean one thing on a page: where most of them bring on the words of whom they name, the others may do so too. Finds the sentences of these others, which go
 * to nobody or go on with the person before, and whom their own label names. Cost: linear in the sentences and mentions.
 *
 * @param owners 0 for nobody, else a person's place from 1
 * @param byRule the same as the rules read the page
 */
export function labelsAlike(graph: PageGraph, owners: readonly number[], byRule: readonly number[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [form, blocks] of Map.groupBy(blocksOf(graph), ({ form }) => form)) {
    const isOwn =
      (given: readonly number[]) =>
      ({ person, sentences }: LabelledBlock) =>
        given[sentences[0] ?? -1] === person;
    const right = blocks.filter(isOwn(owners));
    const least = blocks.every(isOwn(byRule)) ? leastBeside : leastAlike;
    // Where people speak by turns, one of them may ask.
    if (new Set(blocks.map(({ person }) => person)).size < blocks.length) continue;
    if (right.length < fewestAlike || right.length === blocks.length || right.length < least * blocks.length) continue;
    for (const [at, { person, sentences }] of blocks.entries()) {
      const instead = owners[sentences[0] ?? -1];
      // The host of a panel opens and closes it.
      const maySteer = instead === 0 && form.endsWith(":") && (at === 0 || at === blocks.length - 1);
      if (instead === person || maySteer) continue;
      for (const sentence of sentences) if (owners[sentence] === instead || byRule[sentence] === person) found.set(sentence, person);
    }
  }
  return found;
}

function blocksOf(graph: PageGraph): LabelledBlock[] {
  const { units, sentences, people } = graph;
  const labels = new Map<number, { readonly mention: NameMention; readonly form: string }>();
  for (const [index, mention] of people.mentions.entries()) {
    const unit = units[mention.unit];
    const form =
      graph.opens[index] === true && unit !== undefined && mention.form === "full" && !labels.has(mention.unit) ? formOf(unit, mention) : null;
    if (form !== null) labels.set(mention.unit, { mention, form });
  }
  const inUnit = Map.groupBy(sentences.keys(), (at) => sentences[at]?.unit ?? -1);
  return [...labels].flatMap(([at, { mention, form }]) => {
    const own = form.startsWith("within") ? [at] : unitsUnder(units, labels, at);
    const found = own.flatMap((unit) => inUnit.get(unit) ?? []);
    return found.length === 0 ? [] : [{ person: mention.person + 1, form, sentences: found }];
  });
}

const text: ReadonlySet<string> = new Set(["body", "quote", "item", "guest", "turn"]);

/** The text that follows a label, as far as the next label or heading. */
function unitsUnder(units: readonly PageUnit[], labels: ReadonlyMap<number, unknown>, label: number): number[] {
  const found: number[] = [];
  for (let at = label + 1; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined || labels.has(at) || (unit.kind === "heading" && found.length > 0)) break;
    if (text.has(unit.line?.role ?? "body")) found.push(at);
    else if (found.length > 0 && unit.line?.role !== "question") break;
  }
  return found;
}

/** How a line writes a name and what stands beside it; null where it is no label. */
function formOf({ plain, kind, line }: PageUnit, { start, end }: NameMention): string | null {
  if (line?.role === "host" || line?.role === "bio" || line?.role === "caption" || line?.role === "comment") return null;
  const before = /\d/.test(plain.slice(0, start)) ? "number" : "";
  const behind = plain.slice(end);
  if (/^(?:[^.!?“”"]|\b\p{Lu}\.){0,140}:\s*[\p{L}“"‘'\d]/u.test(behind)) return `within ${before} :`;
  if (plain.length > longestLabel || (/[.!?…][”"’']?\s*$/.test(behind) && behind.length > 12)) return null;
  const ends = /:\s*$/.test(behind) ? ":" : behind.trim() === "" ? "name" : "post";
  return `over ${before} ${kind === "heading" ? "heading" : "line"} ${ends}`;
}
