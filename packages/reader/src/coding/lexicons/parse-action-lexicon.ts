import { RapporteurError } from "@rapporteur/core/base";
import { type Action, actions } from "@rapporteur/core/model";
import { builtInActionLexicon } from "./action-lexicon.ts";

/** One way to say an action; see `action-lexicon.ts` for the notation. */
export interface ActionPattern {
  readonly action: Action;
  /** −10 … 10 on the scale that the lexicon names. */
  readonly weight: number;
  readonly kind: "verb" | "noun";
  /** Lower-case lemma of the verb or noun. */
  readonly lemma: string;
  readonly particle: string | null;
  /** Lemmas one of which must head the object; null where the pattern asks for none. */
  readonly objects: ReadonlySet<string> | null;
  /** Prepositions of which one must bring the target in; null: the target is the object. */
  readonly prepositions: ReadonlySet<string> | null;
  /** The target stands in the clause that the verb governs. */
  readonly complement: boolean;
  readonly mutual: boolean;
}

/** Patterns by kind and lemma, most demanding first. */
export interface ActionLexicon {
  readonly verbs: ReadonlyMap<string, readonly ActionPattern[]>;
  readonly nouns: ReadonlyMap<string, readonly ActionPattern[]>;
}

let builtIn: ActionLexicon | null = null;

/** The built-in lexicon, parsed once. */
export function builtInActions(): ActionLexicon {
  builtIn ??= parseActionLexicon(builtInActionLexicon);
  return builtIn;
}

const header = /^([A-Z]+)\s+(-?\d+(?:\.\d+)?)\s*:\s*(.*)$/s;
const patternShape = /^(n:)?([\p{Ll}-]+)(?: \+([\p{Ll}-]+))?(?: \[([\p{Ll}/-]+)\])?(?: \+([\p{Ll}-]+))?((?: (?:<>|~|>[\p{Ll}/]+))*)$/u;

/**
 * Reads an action lexicon; several texts are read one after another, so that a user's patterns come before the
 * built-in ones of the same shape.
 *
 * @throws RAP_CODING_LEXICON where a group or a pattern is not of the form that `action-lexicon.ts` describes
 */
export function parseActionLexicon(...texts: readonly string[]): ActionLexicon {
  const patterns = texts.flatMap((text) => groupsOf(text).flatMap(({ line, body }) => parseGroup(line, body)));
  return { verbs: byLemma(patterns, "verb"), nouns: byLemma(patterns, "noun") };
}

/** Joins indented lines to the group they continue; "#" begins a comment. */
function groupsOf(text: string): { line: number; body: string }[] {
  const groups: { line: number; body: string }[] = [];
  text.split("\n").forEach((raw, index) => {
    const line = raw.replace(/#.*$/, "");
    if (line.trim() === "") return;
    const last = groups.at(-1);
    if (/^\s/.test(line) && last) last.body += ` ${line.trim()}`;
    else groups.push({ line: index + 1, body: line.trim() });
  });
  return groups;
}

function parseGroup(line: number, body: string): ActionPattern[] {
  const match = header.exec(body);
  const action = actions.find((known) => known === match?.[1]);
  const weight = Number(match?.[2]);
  if (!match || !action || Math.abs(weight) > 10)
    throw new RapporteurError("RAP_CODING_LEXICON", { line, problem: `"${body.slice(0, 40)}" does not begin with an action and a weight` });
  return (match[3] ?? "")
    .split(",")
    .map((written) => written.trim().replace(/\s+/g, " "))
    .filter((written) => written !== "")
    .map((written) => parsePattern(written, { action, weight, line }));
}

function parsePattern(written: string, group: { action: Action; weight: number; line: number }): ActionPattern {
  const match = patternShape.exec(written);
  if (!match) throw new RapporteurError("RAP_CODING_LEXICON", { line: group.line, problem: `"${written}" is no pattern` });
  const [, noun, lemma = "", particle, objects, lateParticle, marks = ""] = match;
  const prepositions = /(?:^| )>([\p{Ll}/]+)/u.exec(marks)?.[1];
  return {
    action: group.action,
    weight: group.weight,
    kind: noun ? "noun" : "verb",
    lemma,
    particle: particle ?? lateParticle ?? null,
    objects: objects ? new Set(objects.split("/")) : null,
    prepositions: prepositions ? new Set(prepositions.split("/")) : null,
    complement: marks.includes("~"),
    mutual: marks.includes("<>"),
  };
}

/** How much a pattern asks for: what asks for more is tried first. */
function demand(pattern: ActionPattern): number {
  return (pattern.objects ? 4 : 0) + (pattern.particle ? 2 : 0) + (pattern.prepositions ? 1 : 0);
}

function byLemma(patterns: readonly ActionPattern[], kind: "verb" | "noun"): Map<string, ActionPattern[]> {
  const lemmas = new Map<string, ActionPattern[]>();
  for (const pattern of patterns) {
    if (pattern.kind !== kind) continue;
    const list = lemmas.get(pattern.lemma) ?? [];
    list.push(pattern);
    lemmas.set(pattern.lemma, list);
  }
  for (const list of lemmas.values()) list.sort((a, b) => demand(b) - demand(a));
  return lemmas;
}
