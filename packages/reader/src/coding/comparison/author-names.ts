import { slug } from "@rapporteur/core/model";
import type { CodingInput } from "../coding-input.ts";
import type { Comparison } from "../../readout/readout.ts";
import { attitudeOf, authorsName } from "./attitude.ts";

/** Words of names that are nobody's own. */
const shared = new Set(
  "the von van der den del dos das bin ibn and prof professor general judge representative observer delegate president chair minister former".split(
    " ",
  ),
);

/** Finds those who sign a page by a part of their name that is theirs alone: "Ms Berg", "Anna". Built once a document. */
export class AuthorNames {
  /** Null for a word of several names. */
  private readonly byWord = new Map<string, string | null>();

  constructor({ contributions }: Pick<CodingInput, "contributions">) {
    for (const author of new Set(contributions.flatMap((one) => one.author ?? [])))
      for (const word of wordsOf(author)) this.byWord.set(word, this.byWord.has(word) ? null : author);
  }

  /** A sentence with `authorsName` in the place of what names authors, and those of them that are not its own. */
  in(sentence: string, own: string): { readonly words: string; readonly named: readonly string[] } {
    const named = new Set<string>();
    const words = sentence.replace(/\p{Lu}[\p{L}\p{M}’'-]+/gu, (name) => {
      const [author] = slug(name.replace(/['’]s?$/, ""))
        .split("-")
        .flatMap((word) => this.byWord.get(word) ?? []);
      if (author === undefined) return name;
      if (author !== own) named.add(author);
      return authorsName;
    });
    return { words: words.replace(new RegExp(`${authorsName}(?:[ -]${authorsName})+`, "g"), authorsName), named: [...named] };
  }
}

const another = /\b(?:[Ww]ith|than|from) \p{Lu}\p{L}/u;

/** True where somebody is agreed with by name. Of a sentence that names no other author that is one who signs nothing here ("I agree with Brussels"), or the author is not whom the page seems to say. */
export function namesWhom(words: string): boolean {
  return another.test(words);
}

function wordsOf(author: string): Set<string> {
  const words = author.replace(/^\w+:/, "").split("-");
  return new Set(words.filter((word) => word.length > 2 && !shared.has(word)));
}

/** How a sentence turns to what another says. */
export interface Turn {
  readonly kind: Comparison["kind"];
  /** Who is named; nobody where it is whoever spoke before. */
  readonly to: string | null;
}

/** Null where a sentence of an author's turns to nobody, to somebody who signs nothing here, or to two. */
export function turnOf(sentence: string, { names, author }: { readonly names: AuthorNames; readonly author: string }): Turn | null {
  const { words, named } = names.in(sentence, author);
  const kind = attitudeOf(words);
  const [to = null, third] = named;
  return kind === null || third !== undefined || (to === null && namesWhom(words)) ? null : { kind, to };
}
