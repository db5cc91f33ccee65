import type { Filler } from "./annotation.ts";
import type { Place } from "../documents/document.ts";
import { findWords } from "../words/find-words.ts";
import { locateWords } from "../words/locate-words.ts";
import { narrator } from "./said-by.ts";
import type { ReadingContext } from "./reading-context.ts";

/** Where a value is read: the line of the annotation, the field, and the line of the document that words stand in. */
export interface ValueSite {
  readonly at: number;
  readonly field: string;
  readonly line: number;
}

const pronoun = /^(?:it|its|this|that|they|them|these|those|he|she|him|her|which|one|so)$/i;

/** Reads words of the document, with `=` for what they stand for. */
export function readWords(context: ReadingContext, site: ValueSite, value: string): Filler | undefined {
  const { words, gloss } = splitGloss(value);
  if (words === undefined) {
    const referent = gloss === undefined ? undefined : findGloss(context, site.line, gloss);
    if (gloss === undefined || referent === undefined) {
      context.error(site.at, site.field, `'${value}' needs words that stand in the document`);
      return undefined;
    }
    return { names: context.entities.find(gloss).map((entity) => entity.name), gloss, referent };
  }
  const place = locate(context, site, words);
  if (place === undefined) return undefined;
  if (gloss === undefined) {
    if (pronoun.test(words) && site.field !== "trigger") context.warn(site.at, site.field, `say what '${words}' stands for: '${words} =the accord'`);
    return { place, names: [] };
  }
  const names = context.entities.find(gloss).map((entity) => entity.name);
  const referent = findGloss(context, site.line, gloss);
  if (referent === undefined && names.length === 0 && site.field !== "event" && site.field !== "condition")
    context.error(site.at, site.field, `'${gloss}' after = stands nowhere in the document; pick words that do`);
  return { place, names, gloss: gloss.replace(/^\d+:\s*/, ""), ...(referent === undefined ? {} : { referent }) };
}

/** Reads parties: words, `words =Name`, `=Name + Name`, several parted by ` + `. */
export function readParties(context: ReadingContext, site: ValueSite, value: string): Filler[] {
  if (value === narrator && site.field === "by") return [{ names: [narrator] }];
  const fillers: { place?: Place; names: string[] }[] = [];
  let isNaming = false;
  for (const part of value.split(/\s+\+\s+/)) {
    const { words, gloss } = splitGloss(part);
    const last = fillers.at(-1);
    if (gloss === undefined && isNaming && last !== undefined) last.names.push(...entityName(context, site, part));
    else if (gloss !== undefined) {
      isNaming = true;
      const place = words === undefined ? undefined : locate(context, site, words);
      fillers.push({ names: entityName(context, site, gloss), ...(place === undefined ? {} : { place }) });
    } else fillers.push(...bareParty(context, site, part));
  }
  return fillers;
}

/** A bare value must be a name or an alias; where it is written nowhere in the line it still names the party. */
function bareParty(context: ReadingContext, site: ValueSite, value: string): { place?: Place; names: string[] }[] {
  const isElsewhere = /^\d+:/.test(value);
  const words = value.replace(/^\d+:\s*/, "").replace(/#\d+$/, "");
  const entities = context.entities.find(words);
  const located = locateWords(context.document, site.line, value);
  if (entities.length > 1) {
    context.error(
      site.at,
      site.field,
      `'${words}' is a name of several entities (${entities.map((one) => one.name).join(", ")}); write '${value} =Name'`,
    );
    return [];
  }
  const entity = entities[0];
  if ("error" in located) {
    if (entity === undefined || isElsewhere) {
      context.error(site.at, site.field, located.error);
      return [];
    }
    // A speaker is often named lines before; who acts should be anchored in words.
    if (site.field === "source" || site.field === "target")
      context.warn(
        site.at,
        site.field,
        `'${words}' does not stand in line ${site.line}; taken as '=${entity.name}': write that, or the words and their line`,
      );
    return [{ names: [entity.name] }];
  }
  if (entity === undefined) {
    context.error(site.at, site.field, `'${words}' is not a name or an alias of an entity; write '${value} =Name' or add an entity line`);
    return [];
  }
  if (located.warning !== undefined) context.warn(site.at, site.field, located.warning);
  return [{ place: located.place, names: [entity.name] }];
}

function entityName(context: ReadingContext, site: ValueSite, name: string): string[] {
  const found = context.entities.find(name);
  if (found.length === 1 && found[0] !== undefined) return [found[0].name];
  const near = context.entities.nearest(name);
  const cure = near === undefined ? "add an entity line" : `nearest: '${near}', else add an entity line`;
  context.error(
    site.at,
    site.field,
    found.length > 1 ? `'${name}' is a name of several entities; write the full name` : `'${name}' after = is not an entity; ${cure}`,
  );
  return [];
}

function locate(context: ReadingContext, site: ValueSite, words: string): Place | undefined {
  const located = locateWords(context.document, site.line, words);
  if ("error" in located) {
    context.error(site.at, site.field, located.error);
    return undefined;
  }
  if (located.warning !== undefined) context.warn(site.at, site.field, located.warning);
  return located.place;
}

/** `words =gloss`: either may be missing. */
function splitGloss(value: string): { readonly words?: string; readonly gloss?: string } {
  const match = /^(?:(.*?)\s+)?=\s*(.+)$/s.exec(value);
  if (match?.[2] === undefined) return { words: value };
  return match[1] === undefined ? { gloss: match[2] } : { words: match[1], gloss: match[2] };
}

/** The gloss where it stands: in the line that it names, else in the nearest line, an earlier one first. */
function findGloss(context: ReadingContext, line: number, gloss: string): Place | undefined {
  if (/^\d+:/.test(gloss) || gloss.includes("…") || gloss.includes("...")) {
    const located = locateWords(context.document, line, gloss);
    return "error" in located ? undefined : located.place;
  }
  const found = [...context.document.lines.values()].flatMap((row) =>
    findWords(row.text, gloss)
      .slice(0, 1)
      .map((span) => ({ number: row.number, span })),
  );
  const distance = (number: number) => (number <= line ? line - number : 2 * (number - line) + 1);
  const best = found.sort((a, b) => distance(a.number) - distance(b.number))[0];
  return best && { startLine: best.number, start: best.span.start, endLine: best.number, end: best.span.end };
}
