import { tokenAt, wordAt, type DocumentView, type TokenRange } from "../document-view.ts";

/*
 * Names that a text itself says are a body's: "Meridian Nodule, a company registered in Delaware", "the miner Corvus". And
 * surnames that it uses alone as only a person's can be: "Zielinski himself".
 */

const firms =
  /^(?:company|firm|miner|bank|lender|airline|carrier|trader|refiner|utility|startup|start-up|conglomerate|manufacturer|carmaker|chipmaker|shipbuilder|shipyard|consortium|operator|subsidiary|developer|supplier|contractor|insurer|brokerage|producer|exporter|importer|platform|investor|fund)$/;
const bodies =
  /^(?:party|militia|cartel|gang|group|movement|charity|ngo|agency|broadcaster|newspaper|network|union|coalition|alliance|think-tank|institute|cooperative|federation|lobby|outfit|faction|regulator)$/;

/** Whether a body of an unlisted name is a firm, another body, or nothing the text says. Cost: O(1). */
export function describedAs(view: DocumentView, chunk: TokenRange): "firm" | "body" | null {
  return kindOf(wordBehind(view, chunk)) ?? kindOf(wordAt(view, chunk.first - 1, chunk.first));
}

function kindOf(word: string): "firm" | "body" | null {
  if (firms.test(word)) return "firm";
  return bodies.test(word) ? "body" : null;
}

/** The noun that heads ", a Dutch mining company …" behind a name; "" where no such phrase follows. */
function wordBehind(view: DocumentView, chunk: TokenRange): string {
  if (wordAt(view, chunk.last + 1, chunk.last) !== "," || !/^(?:an?|the)$/.test(wordAt(view, chunk.last + 2, chunk.last))) return "";
  let noun = "";
  for (let at = chunk.last + 3; at < chunk.last + 10; at += 1) {
    const token = tokenAt(view, at, chunk.last);
    if (token === null || !/^(?:ADJ|NOUN|PROPN|PART|ADV|NUM)$/.test(token.upos) || token.form === ",") break;
    if (token.upos === "NOUN") noun = token.form.toLowerCase();
  }
  return noun;
}

const surnamesByView = new WeakMap<DocumentView, ReadonlySet<string>>();

/** Words that the text uses alone, with a capital, right before "himself" or "herself". Cost: O(tokens), once a document. */
export function soleSurnames(view: DocumentView): ReadonlySet<string> {
  const known = surnamesByView.get(view);
  if (known !== undefined) return known;
  const surnames = new Set<string>();
  for (const [index, { form }] of view.tokens.entries()) {
    if (!/^(?:him|her)self$/i.test(form)) continue;
    const name = tokenAt(view, index - 1, index);
    const before = tokenAt(view, index - 2, index);
    if (name !== null && name.upos === "PROPN" && /^\p{Lu}\p{Ll}/u.test(name.form) && before?.upos !== "PROPN") surnames.add(name.form);
  }
  surnamesByView.set(view, surnames);
  return surnames;
}
