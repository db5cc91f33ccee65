interface Site {
  readonly publisher: string | null;
  readonly url: string | null;
}

/** Nouns that end the names of outlets, and of institutes that publish. */
const outlet =
  /\b(?:news|times|post|journal|herald|tribune|gazette|guardian|telegraph|mail|review|magazine|monitor|observer|chronicle|independent|standard|online|institute|council|cent(?:er|re)|foundation|blog)$/i;
const behindBar = /^(.{10,}?)\s+([|–—·»-])\s+([^|–—·»]{2,60})$/;
const leastWords = 4;
const most = 3;

/** How much of a title comes before the name of the site that stands behind it: "The headline - The Paper". Cost: O(length). */
export function headlineLength(title: string, site: Site): number {
  let headline = title;
  for (let cut = 0; cut < most; cut++) {
    const [, before = "", bar = "", name = ""] = behindBar.exec(headline) ?? [];
    if (before.split(/\s+/).length < leastWords || !isSite(name, bar, site)) break;
    headline = before;
  }
  return headline.length;
}

function isSite(name: string, bar: string, { publisher, url }: Site): boolean {
  const letters = lettersOf(name);
  if (publisher !== null && lettersOf(publisher) === letters) return true;
  const words = name.split(/\s+/);
  const isNamed = words.length <= 4 && words.every((word) => /^[\p{Lu}\p{N}&]|^(?:of|the|and|for|on)$/u.test(word));
  const host = lettersOf(labelOf(url ?? ""));
  if (host.length > 2 && (letters === host || letters === `the${host}` || (letters.startsWith(host) && outlet.test(name)))) return true;
  return isNamed && outlet.test(name) && (bar === "|" || words.length > 1);
}

const lettersOf = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** "euobserver" of "https://www.euobserver.com/1". */
const labelOf = (url: string): string => /^https?:\/\/(?:www\.)?([^./\s]+)\./i.exec(url)?.[1] ?? "";
