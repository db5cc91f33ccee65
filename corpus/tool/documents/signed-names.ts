import type { CorpusDocument } from "./document.ts";
import type { Problem } from "../problem.ts";

export interface SignedName {
  readonly full: string;
  readonly surname: string;
  readonly line: number;
}

const honorific = /^(?:Mr|Mrs|Ms|Dr|Prof|Professor|Sir|Lady|Ambassador|Amb|General|Gen|Sen|Senator|Rep)\.?$/;
const particle = /^(?:van|von|der|den|de|del|della|da|di|dos|du|la|le|al|el|bin|bint|ibn|ben|ter|ten|af|av|zu|y|e)$/i;
const namePart = /^(?:\p{Lu}\.(?:-?\p{Lu}\.)*|(?:al-|el-|O['’]|D['’]|d['’]|L['’]|l['’])?\p{Lu}[\p{L}'’ʻ-]*)$/u;
/** Words that show that a run of capitals names a body, a post or a desk, not a person. */
const notPerson =
  /\b(?:institute|centre|center|bank|ministry|department|university|council|minister|spokes\w+|representative|president|secretary|office|agency|press|news|staff|editor\w*|board|correspondent|desk|question|moderator|host|interview\w*|audience|committee|commission|union|group|forum|school|college|chair\w*|report\w*|republic|states|kingdom|nations|service|society|foundation|programme|program|the|q|a)\b/i;

/** The people who sign a document or speak in it: names of two words or more in bylines, labels and at the head of bios. */
export function signedNames(document: CorpusDocument): SignedName[] {
  return [...document.lines.values()].flatMap((line) => {
    if (line.role === "byline")
      return line.text
        .replace(/^(?:By|Interview by|Words by)\s+/i, "")
        .split(/\s*(?:,|;|\band\b|&|\|)\s*/)
        .flatMap((part) => nameOf(part, line.number));
    if (line.role === "label") return nameOf(line.text.split(/\s*[(,:–—]\s*/)[0] ?? "", line.number);
    if (line.role === "bio") return nameOf(headOfBio(line.text), line.number);
    return [];
  });
}

function headOfBio(text: string): string {
  const words: string[] = [];
  for (const word of text.split(/\s+/)) {
    const bare = word.replace(/[,:(]+$/, "");
    if (!namePart.test(bare) && !particle.test(bare) && !honorific.test(bare)) break;
    words.push(bare);
    if (bare !== word) break;
  }
  return words.join(" ");
}

function nameOf(text: string, line: number): SignedName[] {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => !honorific.test(word));
  if (words.length < 2 || words.length > 6 || notPerson.test(text) || !words.every((word) => namePart.test(word) || particle.test(word))) return [];
  const full = words.map((word) => (/^\p{Lu}{2,}/u.test(word) ? titleCase(word) : word)).join(" ");
  const surname =
    full
      .split(" ")
      .at(-1)
      ?.replace(/^(?:al|el)-/i, "")
      .toLowerCase() ?? "";
  return surname.length < 2 ? [] : [{ full, surname, line }];
}

function titleCase(word: string): string {
  return word.toLowerCase().replace(/(?:^|(?<=[-'’]))\p{L}/gu, (letter) => letter.toUpperCase());
}

/** Surnames that people of documents in different splits share, and full names that two documents share. `splitOf` gives a document's split. */
export function checkNames(documents: readonly CorpusDocument[], splitOf: (id: string) => string | undefined): Problem[] {
  const bySurname = new Map<string, { readonly name: SignedName; readonly document: CorpusDocument }[]>();
  for (const document of documents)
    for (const name of signedNames(document)) bySurname.set(name.surname, [...(bySurname.get(name.surname) ?? []), { name, document }]);
  return [...bySurname.values()].flatMap((uses) =>
    uses.flatMap(({ name, document }): Problem[] => {
      const others = uses.filter((use) => use.document !== document);
      const across = others.find((use) => splitOf(use.document.id) !== splitOf(document.id));
      const site = { file: document.file, line: name.line };
      if (across !== undefined)
        return [
          {
            ...site,
            level: "error",
            text: `'${name.full}' shares a surname with '${across.name.full}' of ${across.document.id}, which is in another split; rename one`,
          },
        ];
      const twin = others.find((use) => use.name.full === name.full);
      return twin === undefined
        ? []
        : [{ ...site, level: "warning", text: `'${name.full}' also stands in ${twin.document.id}; no name is used twice` }];
    }),
  );
}
