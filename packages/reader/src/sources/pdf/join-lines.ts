/** Words that a document writes somewhere other than over the end of a line, lower case: whole ones, and compounds with hyphens. */
export interface KnownWords {
  readonly whole: ReadonlySet<string>;
  readonly hyphenated: ReadonlySet<string>;
}

/** Cost: O(letters). */
export function gatherWords(lines: readonly { readonly text: string }[]): KnownWords {
  const whole = new Set<string>();
  const hyphenated = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.toLowerCase().matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*(?![-\u2010\u00ad\p{L}]*$)/gu)) {
      const plain = word.replaceAll("\u2010", "-");
      (plain.includes("-") ? hyphenated : whole).add(plain);
    }
  }
  return { whole, hyphenated };
}

/** First parts of compounds that keep their hyphen wherever a line breaks. */
const compoundHeads = new Set(
  "well self half ill so-called all ex anti pro non co counter cross far near high low long short mid old new full first second third one two three four five six seven eight nine ten twenty thirty forty fifty hard soft large small big best better lesser much multi single double triple quasi semi state war peace cease power arms decision policy law rule oil gas land sea air nuclear cold post pre neo trans euro sino russo franco anglo afro".split(
    " ",
  ),
);
/** Second parts of the same. */
const compoundTails = new Set(
  "based led backed term year old making maker makers style like wide ranging range level scale owned run known driven born minded century being called free friendly related sponsored aligned funded armed made supported occupied controlled held elect general fire building sharing keeping off out up down in month day week hour long sum case looking reaching standing".split(
    " ",
  ),
);
/** "moreover", "within": words of two words, which typesetters break between. */
const weldedHeads = new Set(
  "more over under with there here where else other out every some any fore after inter up in on how what when never mean".split(" "),
);

const brokenEnd = /(\p{L}+(?:[-\u2010]\p{L}+)*)[-\u2010\u00ad]$/u;

/**
 * What a line contributes to its paragraph when another follows: the line without the hyphen of a broken word, or with it, and whether
 * a space comes between.
 */
export function joinedEnd(line: string, next: string, known: KnownWords): { text: string; isApart: boolean } {
  const broken = brokenEnd.exec(line);
  if (broken === null) return { text: line, isApart: !/[—/]$/.test(line) || /\s[—/]$/.test(line) };
  const [head, tail] = [(broken[1] ?? "").toLowerCase(), /^\p{L}+/u.exec(next)?.[0] ?? ""];
  // "short- and long-term": the second half of the first word comes later.
  if (/^(?:and|or|to)$/.test(tail) && !line.endsWith("\u00ad")) return { text: line, isApart: true };
  return { text: keepsHyphen(line, { head, tail, known }) ? line.replace(/\u2010$/, "-") : line.slice(0, -1), isApart: false };
}

function keepsHyphen(line: string, { head, tail, known }: { head: string; tail: string; known: KnownWords }): boolean {
  if (line.endsWith("\u00ad")) return false;
  if (tail === "" || /^\p{Lu}/u.test(tail)) return true;
  const [joined, compound] = [head + tail, `${head.replaceAll("\u2010", "-")}-${tail}`];
  if (known.hyphenated.has(compound)) return true;
  if (known.whole.has(joined)) return false;
  const lastPart = head.split(/[-\u2010]/).at(-1) ?? head;
  if (weldedHeads.has(lastPart)) return false;
  if (compoundHeads.has(lastPart) || compoundTails.has(tail)) return true;
  return lastPart.length > 3 && tail.length > 3 && known.whole.has(lastPart) && known.whole.has(tail);
}
