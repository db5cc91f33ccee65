const byline = /^[Bb]y\s*:?\s+(?:\p{Lu}[\p{L}.’'-]*\s+){2,5}/u;

/** "By: Jane Doe The talks broke down …" without its start: a byline that runs into the text names nobody of whom the text speaks. */
export function wordsAfterByline(text: string): string {
  return text.replace(byline, "");
}
