import { looksLikeName } from "../line-roles.ts";

/** One article of an archive, as its data base describes it. */
export interface Article {
  readonly title: string;
  readonly publisher: string;
  /** As it is written. */
  readonly published: string;
  readonly authors: readonly string[];
  readonly section: string;
  readonly url: string;
  /** Paragraphs with a blank line between them. */
  readonly body: string;
}

/**
 * An article as a text that begins with what is known of it, one "Key: value" a line, as the reader of texts takes it.
 *
 * Cost: O(length).
 */
export function writeArticle({ title, publisher, published, authors, section, url, body }: Article): string {
  const lines: readonly (readonly [key: string, value: string])[] = [
    ["Title", title],
    ["Publisher", publisher],
    ["Date", published],
    ["Author", authors.join(", ")],
    ["Tags", section.replaceAll(",", ";")],
    ["URL", url],
  ];
  const head = lines.flatMap(([key, value]) => (value === "" ? [] : [`${key}: ${value}`]));
  return `${head.join("\n")}\n\n${body}\n`;
}

/** Lines without the spaces that centre or indent them, and no more than one blank line in a row. */
export function tidyBody(words: string): string {
  return words
    .split("\n")
    .map((line) => line.trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** One line of words. */
export function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

/** Names in "By ANN LEE and Bo Ray, Moscow correspondent"; what is no name is left out. */
export function authorsIn(byline: string): string[] {
  const parts = oneLine(byline)
    .replace(/^(?:by|par|von|por)\s+/i, "")
    .split(/\s*(?:[,;/|]|\b(?:and|et|und)\b|&)\s*/);
  const names = parts.map((part) => (/\p{Ll}/u.test(part) ? part : capitalised(part)));
  return [...new Set(names.filter((name) => looksLikeName(name)))];
}

/** True for a line that names authors and says nothing else. */
export function isSignature(line: string): boolean {
  if (line.length >= 120) return false;
  const names = line.replace(/^(?:by|par|von|por)\s+/i, "").split(/\s*(?:[,;]|\b(?:and|et|und)\b|&)\s*/);
  return names.every((name) => authorsIn(name).length === 1);
}

function capitalised(name: string): string {
  return name.toLowerCase().replace(/(^|[\s.'’-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
