/** What the case-insensitive flag with "u" takes for the same letter beside its capital: the long s, the Kelvin sign. */
const more: Readonly<Record<string, string>> = { s: "ſ", k: "\u212a" };

/**
 * A pattern whose small letters stand for capitals too, for a part of an expression. A modifier ("(?i:…)") would say the same, but Node 24 was seen not
 * to keep to one in a process that had read much else.
 *
 * @param pattern source of a regular expression without escapes such as `\b` or `\p{…}`
 * @example inEitherCase("n't") // "[nN]'[tT]"
 */
export function inEitherCase(pattern: string): string {
  return pattern.replace(/\p{Ll}/gu, (letter) => `[${letter}${letter.toUpperCase()}${more[letter] ?? ""}]`);
}
