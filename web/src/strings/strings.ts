import { en, type Strings } from "./en.ts";

/** Catalogues by language; another language is another entry. */
const catalogues: Readonly<Record<string, Strings>> = { en };

function choose(languages: readonly string[]): Strings {
  for (const language of languages) {
    const found = catalogues[language.toLowerCase().split("-")[0] ?? ""];
    if (found !== undefined) return found;
  }
  return en;
}

/** What the screen says, in the first of the reader's languages that there is. */
export const strings: Strings = choose(navigator.languages);
