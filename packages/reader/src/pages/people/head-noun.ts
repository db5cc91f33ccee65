import { otherPersonNouns, roleNouns } from "./genre-words.ts";

/** What two people may be together; "associates" and "partners" name firms. */
const jointNouns: ReadonlySet<string> = new Set(
  "fellows professors researchers analysts directors members economists lecturers scholars historians editors correspondents".split(" "),
);

/** Trades that no list could hold: "winegrower", "glaciologist", "beekeeper". */
const trade = /^\p{Ll}{3,}(?:ologist|ographer|grower|keeper|maker|breeder|builder|smith|monger|wright)$/u;

/** The noun of persons that heads a role, lower case; null where there is none. */
export function headNoun(text: string): string | null {
  const noun =
    /^(.*?)(?=\s(?:of|at|for|to|in|on|with|from|by|under|and|is|was|who|based|specializing|specialising|covering|focusing|working|&)\s|\s*[,;:(.|–—\n]|$)/iu.exec(
      text.trimStart(),
    )?.[1];
  if (!noun) return null;
  const nouns = noun.split(/\s+/).slice(-3);
  for (const word of nouns.reverse()) {
    const lower = word.toLowerCase().replace(/^ex-/, "");
    if (roleNouns.has(lower) || otherPersonNouns.has(lower)) return lower;
    if (jointNouns.has(lower) || trade.test(lower)) return lower;
    if (roleNouns.has(lower.replace(/^[a-z]+-/, ""))) return lower;
  }
  return null;
}
