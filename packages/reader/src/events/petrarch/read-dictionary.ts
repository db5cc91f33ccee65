import { RapporteurError } from "@rapporteur/core/base";

/*
 * Dictionaries in the format of PETRARCH and TABARI: a phrase a line, "_" or a space between its words, a code in
 * brackets, "+" before another phrase of the same entry, "#" before a comment, "<!-- … -->" around one.
 */

/** A code with the days on which it holds, as YYYYMMDD; open ends are null. */
export interface DatedCode {
  readonly code: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface ActorEntry {
  /** Words in capitals. */
  readonly words: readonly string[];
  readonly codes: readonly DatedCode[];
}

export interface AgentEntry {
  readonly words: readonly string[];
  /** Code with "~" where the actor's goes: "~GOV". */
  readonly code: string;
}

export interface PetrarchActors {
  readonly actors: readonly ActorEntry[];
}

export interface PetrarchAgents {
  readonly agents: readonly AgentEntry[];
}

/** Lines without comments, with their numbers. Comments in "<!-- -->" may span lines. */
export function dictionaryLines(text: string): { line: number; content: string }[] {
  const blanked = text.replace(/<!--[\s\S]*?-->/g, (comment) => comment.replace(/[^\n]/g, ""));
  return blanked
    .split(/\r?\n/)
    .map((raw, index) => ({ line: index + 1, content: raw.replace(/\s*#(?!#).*$/, "").trimEnd() }))
    .filter(({ content }) => content.trim() !== "");
}

export function phraseWords(phrase: string): string[] {
  return phrase
    .toUpperCase()
    .split(/[\s_]+/)
    .filter(Boolean);
}

/** Two-digit years are of the last century from 30 on, as in the files of its time. */
function fullDate(digits: string): string {
  if (digits.length === 8) return digits;
  return `${Number(digits.slice(0, 2)) >= 30 ? "19" : "20"}${digits}`;
}

function datedCode(bracket: string): DatedCode {
  const [code = "", ...rest] = bracket.trim().split(/\s+/);
  const restriction = rest.join(" ");
  const before = /^<\s*(\d{6,8})$/.exec(restriction)?.[1];
  const after = /^>\s*(\d{6,8})$/.exec(restriction)?.[1];
  const between = /^(\d{6,8})\s*-\s*(\d{6,8})$/.exec(restriction);
  if (between) return { code, from: fullDate(between[1] as string), to: fullDate(between[2] as string) };
  return { code, from: after ? fullDate(after) : null, to: before ? fullDate(before) : null };
}

/**
 * Reads an actor dictionary: names, synonyms below them, codes that hold always or within dates.
 *
 * @throws RAP_CODING_DICTIONARY where a code or a synonym stands before any name
 * Cost: linear in the text.
 */
export function loadPetrarchActors(text: string): PetrarchActors {
  const entries: { phrases: string[][]; codes: DatedCode[] }[] = [];
  for (const { line, content } of dictionaryLines(text)) {
    const codes = [...content.matchAll(/\[([^\]]*)\]/g)].map((match) => datedCode(match[1] as string));
    const phrase = content
      .replace(/\[[^\]]*\]/g, "")
      .replace(/;.*$/, "")
      .trim();
    const last = entries.at(-1);
    const continues = phrase.startsWith("+") || phrase === "";
    if (continues && !last) throw new RapporteurError("RAP_CODING_DICTIONARY", { line, problem: "a code or synonym without a name above it" });
    if (!continues) entries.push({ phrases: [phraseWords(phrase)], codes });
    else if (last) {
      if (phrase !== "") last.phrases.push(phraseWords(phrase.slice(1)));
      last.codes.push(...codes);
    }
  }
  return { actors: entries.flatMap(({ phrases, codes }) => phrases.map((words) => ({ words, codes }))) };
}

/** Reads an agent dictionary: roles with the code they add to an actor's, plurals, "!GROUP!" substitutions. */
export function loadPetrarchAgents(text: string): PetrarchAgents {
  const groups = new Map<string, string[]>();
  const agents: AgentEntry[] = [];
  for (const { content } of dictionaryLines(text)) {
    const group = /^(![^!]+!)\s*=\s*(.*)$/.exec(content);
    if (group) {
      groups.set(
        group[1] as string,
        (group[2] as string).split(",").map((word) => word.trim()),
      );
      continue;
    }
    const code = /\[\s*([^\]]*?)\s*\]/.exec(content)?.[1];
    const plural = /\{([^}]*)\}/.exec(content)?.[1];
    const phrase = content.replace(/[[{].*$/, "").trim();
    if (code === undefined || phrase === "") continue;
    for (const variant of variantsOf(phrase, groups)) {
      agents.push({ words: phraseWords(variant), code });
      const plurals = plural === undefined ? pluralOf(variant) : plural.trim();
      if (plurals !== "") agents.push({ words: phraseWords(plurals), code });
    }
  }
  return { agents };
}

function variantsOf(phrase: string, groups: ReadonlyMap<string, readonly string[]>): string[] {
  const name = /![^!]+!/.exec(phrase)?.[0];
  if (name === undefined) return [phrase];
  return (groups.get(name) ?? []).flatMap((word) => variantsOf(phrase.replace(name, word), groups));
}

function pluralOf(phrase: string): string {
  if (/[^AEIOU]Y$/.test(phrase)) return phrase.replace(/Y$/, "IES");
  return phrase.endsWith("S") ? "" : `${phrase}S`;
}

/** Codes of an entry that hold on a day: the dated ones that cover it, else the undated ones. */
export function codesOn(entry: ActorEntry, date: string | null): string[] {
  const dated = entry.codes.filter((code) => code.from !== null || code.to !== null);
  const holding = date === null ? [] : dated.filter((code) => (code.from === null || code.from <= date) && (code.to === null || date <= code.to));
  const chosen = holding.length > 0 ? holding : entry.codes.filter((code) => code.from === null && code.to === null);
  return chosen.flatMap((code) => code.code.split("/")).filter((code) => code !== "---" && code !== "+++");
}

/**
 * Reads a discard list: phrases whose sentence is not coded. The "+" before phrases that discard a whole story is dropped:
 * sentences are read one by one.
 */
export function loadPetrarchDiscards(text: string): readonly (readonly string[])[] {
  return dictionaryLines(text)
    .map(({ content }) => phraseWords(content.trim().replace(/^\+/, "")))
    .filter((words) => words.length > 0);
}
