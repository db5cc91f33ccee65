import type { Span } from "@rapporteur/core/model";
import type { StateName, StateNames } from "./state-names.ts";

/** How much the place of a state's name in a line about somebody says that they belong there. */
const weights = { nationality: 4, body: 3, beside: 3, plain: 2, residence: 1, none: 0 } as const;

/** So far around a state's name is looked for what it is to somebody. */
const reach = 160;

/** Whom or what they deal with: "ambassador to Chad", "correspondent in Kenya", "writes on Iran". */
const dealtWith =
  /(?:\b(?:ambassador|envoy|attach[ée]|aid|loans?|exports?|sales|visits?|missions?|expert|specialist|correspondent|observers?|historian|history|student|scholar|books?|author|essays?|cover(?:s|ed)|report(?:s|ed)|writes?|wrote|negotiat\w+)\b[^.;,]*\b(?:to|in|on|of|from|about|with|for|against)|\b(?:on|about|over|against|between|with|to|into|across|towards?|left|fled|visit(?:ed|s)|translated from))\s+(?:the\s+|modern\s+)?$/i;

/** Diplomats are not of where they are posted: "Counsellor, Seoul". */
const posted = /\b(?:ambassador|envoy|attach[ée]|embassy|legation|consul(?:ate)?|counsell?or|high commissioner|delegation)\b[^.;]*$/i;

/** Where they happen to be: it counts only where nothing else is said. */
const livesIn =
  /\b(?:lives?|lived|living|resid\w+|settled|based|retired|practi[sc]es|teach\w*|taught|works?|worked|served|serving|spent|years?|farms?|raises|now|studied)\b[^.;]*\b(?:in|at|near|outside|from)\s+(?:the\s+|(?:\S+\s+){1,2}(?:and|or)\s+)?$/i;

/** What lines about somebody say of the state where they belong, added up. */
export function homeVotes(text: string, names: StateNames, lines: readonly Span[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const line of lines) {
    for (const name of names.within(line)) {
      const before = text.slice(Math.max(line.start, name.start - reach), name.start);
      const weight = weightOf(before, text.slice(name.end, Math.min(line.end, name.end + reach)), name);
      if (weight > 0) votes.set(name.state, (votes.get(name.state) ?? 0) + weight);
    }
  }
  return votes;
}

function weightOf(before: string, after: string, { kind }: StateName): number {
  if (/^-born\b/.test(after)) return weights.nationality;
  if (/^['’]s?\s/.test(after)) return weights.nationality;
  if (dealtWith.test(before) || (kind === "adjective" && isLanguage(before, after))) return weights.none;
  if (kind === "adjective") return weights.nationality;
  if (posted.test(before)) return weights.none;
  if (livesIn.test(before)) return weights.residence;
  if (kind === "description") return weights.body;
  return /(?:^|[,(]|\bof)\s*(?:the\s+)?$/i.test(before) ? weights.beside : weights.plain;
}

/** "From the Hausa", "in Hausa and in French". */
function isLanguage(before: string, after: string): boolean {
  return /\b(?:in|into|from)(?:\s+the)?\s+$/i.test(before) && /^(?:$|[^\s]|\s+(?:and|or|by)\b)/.test(after);
}

/** The state with more votes than all others together. */
export function surest(votes: ReadonlyMap<string, number>): string | null {
  const sum = votes.values().reduce((total, count) => total + count, 0);
  return [...votes].find(([, count]) => count * 2 > sum)?.[0] ?? null;
}
