import type { Token } from "../../sentence.ts";
import type { Gender } from "../gazetteer/given-names.ts";

/** What a pronoun asks of its antecedent. */
export interface PronounNeeds {
  readonly sort: "person" | "thing" | "plural" | "relative";
  readonly gender: Gender | null;
  readonly isReflexive: boolean;
  readonly isPossessive: boolean;
}

const personal: ReadonlyMap<string, PronounNeeds> = new Map(
  [
    ["he", "person", "male"],
    ["him", "person", "male"],
    ["his", "person", "male"],
    ["himself", "person", "male"],
    ["she", "person", "female"],
    ["her", "person", "female"],
    ["hers", "person", "female"],
    ["herself", "person", "female"],
    ["it", "thing", null],
    ["its", "thing", null],
    ["itself", "thing", null],
    ["they", "plural", null],
    ["them", "plural", null],
    ["their", "plural", null],
    ["theirs", "plural", null],
    ["themselves", "plural", null],
    ["who", "relative", null],
    ["whom", "relative", null],
    ["whose", "relative", null],
    ["which", "relative", null],
  ].map(([form, sort, gender]) => [
    form as string,
    {
      sort: sort as PronounNeeds["sort"],
      gender: gender as Gender | null,
      isReflexive: (form as string).endsWith("self") || (form as string).endsWith("selves"),
      isPossessive: /^(?:his|its|their|whose)$/.test(form as string),
    },
  ]),
);

/** What the token asks of an antecedent if it is a third-person or relative pronoun, else null. */
export function pronounNeeds(token: Token): PronounNeeds | null {
  const needs = personal.get(token.form.toLowerCase());
  if (needs === undefined) return null;
  // "IT" in capitals is more often a trade than a pronoun.
  return token.form === "IT" ? null : needs;
}
