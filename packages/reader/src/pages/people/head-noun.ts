import { otherPersonNouns, roleNouns } from "./genre-words.ts";

/** What two people may be together; "associates" and "partners" name firms. */
const jointNouns: ReadonlySet<string> = new Set(
  "fellows professors researchers analysts directors members economists lecturers scholars historians editors correspondents".split(" "),
);

/** Trades that no list could hold: "winegrower", "glaciologist", "beekeeper". */
const trade = /^\p{Ll}{3,}(?:ologist|ographer|grower|keeper|maker|breeder|builder|smith|monger|wright)$/u;

/** "U.S. consul", "Horn of Africa analyst": neither the stops nor this "of" end what stands before the noun. */
const plain = (text: string): string =>
  text
    .trimStart()
    .replace(/(?<![\p{L}.])(?:\p{Lu}\.){2,4}(?=\s)/gu, (letters) => letters.replaceAll(".", ""))
    .replace(/(?<![\p{L}])(Horn|Gulf|Bay|Strait|Sea) of (\p{Lu}\p{L}+)(?=\s)/gu, "$1-$2");

/** Of a list of posts the first is no longer: all of it would be looked through at each. */
const longest = 400;

/** Nouns of persons that only say of what kind another noun is where one follows: "Lead essay", "Reader feedback". */
const qualifiers: ReadonlySet<string> = new Set(["lead", "reader", "host", "anchor"]);

/** The noun of persons that heads a role, lower case; null where there is none. */
export function headNoun(text: string): string | null {
  const noun =
    /^(.*?)(?=\s(?:of|at|for|to|in|on|with|from|by|under|and|is|was|who|based|specializing|specialising|covering|focusing|working|&)\s|\s*[,;:(.|–—\n]|$)/iu.exec(
      plain(text.slice(0, longest)),
    )?.[1];
  if (!noun) return null;
  const nouns = noun.split(/\s+/).slice(-3);
  const last = nouns.at(-1);
  for (const word of nouns.reverse()) {
    const lower = word.toLowerCase().replace(/^ex-/, "");
    if (word !== last && qualifiers.has(lower)) continue;
    if (roleNouns.has(lower) || otherPersonNouns.has(lower)) return lower;
    if (jointNouns.has(lower) || trade.test(lower)) return lower;
    if (roleNouns.has(lower.replace(/^[a-z]+-/, ""))) return lower;
  }
  return null;
}
