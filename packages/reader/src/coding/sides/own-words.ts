import type { Span } from "@rapporteur/core/model";
import type { StateName, StateNames } from "./state-names.ts";

/** So many characters before a state's name tell whether it is the speaker's own. */
const reach = 40;

/** The states that somebody's words call their own: "we Finns", "my country, Finland", "we in Finland", "as a Finn". */
export function ownStates(text: string, names: StateNames, stretches: readonly Span[]): Map<string, number> {
  const votes = new Map<string, number>();
  for (const stretch of stretches) {
    for (const name of names.within(stretch)) {
      const before = text.slice(Math.max(stretch.start, name.start - reach), name.start);
      const after = text.slice(name.end, Math.min(stretch.end, name.end + reach));
      if (isOwn(before, after, text.slice(name.start, name.end), name)) votes.set(name.state, (votes.get(name.state) ?? 0) + 1);
    }
  }
  return votes;
}

function isOwn(before: string, after: string, word: string, { kind }: StateName): boolean {
  if (/\b(?:we|us),? $/i.test(before)) return kind === "adjective" && /(?:s|ese|sh|ch|men)$/.test(word) && /^(?:[\s,.;)]|$)/.test(after);
  if (/\b(?:we,? (?:here )?in|(?:my|our) (?:own )?(?:country|nation|homeland),|(?:my|our) fellow) (?:the )?$/i.test(before)) return true;
  return /\b(?:I am|I['’]m|I was|as) an? $/i.test(before) && /^(?:[,.;)]| citizen| by birth|$)/.test(after);
}
