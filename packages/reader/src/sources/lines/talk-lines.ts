/** "Ada Lund:", "Q.", "Q152 Chair:", "[Ada Lund]" before words. */
const label =
  /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s+)?(?:Q?\.?\d{1,4}\.?\s+)?(?:((?:\p{Lu}[^:\n.?!“”"]{1,50}|[QA]\d?)):|([QA])\.|\[(\p{Lu}[^\]\n]{1,50})\])(?=\s|$)/u;
/** "Photo of Ada LundAda Lund (Green Party)": the words for a picture, and the name under it. */
const pictured = /^(?:Photo|Picture|Portrait|Image) of (\p{Lu}[^()\n]{3,60}?)\s*(?=\1)/u;
/** A quotation that nothing closes: at the end of a page, one at which it is cut off. */
const isOpen = (words: string): boolean => /^[“"][^“”"]{20,}$/u.test(words);
const shortestTurn = 60;
const fewest = 2;
const asks = (words: string): boolean => words.includes("?") && /\p{L}\?["”’)]*$/u.test(words);

/**
 * Lines of talk that are no furniture, whatever they look like: what stands behind a label that comes again, mostly over more than a line; a name under its
 * picture over a speech; and the first words of an answer or a quotation in which a page is cut off. Cost: linear.
 *
 * @param lines all lines of the page
 */
export function turnsIn(lines: readonly string[]): (words: string) => boolean {
  const turns = new Map<string, { count: number; length: number }>();
  for (const words of lines) {
    const found = labelOfTurn(words);
    const { count, length } = turns.get(found ?? "") ?? { count: 0, length: 0 };
    if (found !== null) turns.set(found, { count: count + 1, length: length + words.length });
  }
  const isTurn = (words: string): boolean => {
    const { count, length } = turns.get(labelOfTurn(words) ?? "") ?? { count: 0, length: 0 };
    return count >= fewest && length >= count * shortestTurn;
  };
  const questions = lines.filter(asks).length;
  const last = lines.at(-1) ?? "";
  const isAnswer = questions > fewest && asks(lines.at(-2) ?? "");
  return (words) => isTurn(words) || pictured.test(words) || (words === last && (isAnswer || isOpen(words)));
}

/** The label that opens a line: "Ada Lund", "Q". */
function labelOfTurn(words: string): string | null {
  const [, named, letter, bracketed] = label.exec(words) ?? [];
  return named ?? letter ?? bracketed ?? null;
}

const asker = /^(?:q|question(?:er)?|journalist|reporter|interviewer|host|presenter|moderator)$/i;

/** "Jane Doe: Will it hold?" at the head of a page that has lost its title: the first turn of a talk, in which she speaks again. Cost: linear in the lines. */
export function opensTalk(words: string, others: readonly string[]): boolean {
  const label = labelOfTurn(words);
  return label !== null && (asker.test(label) || others.some((other) => labelOfTurn(other) === label));
}
