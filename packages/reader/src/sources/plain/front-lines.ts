import type { Span } from "@rapporteur/core/model";

/** What "Key: value" lines at the top of a file, or the front matter of a Markdown file, may say of the document. */
const frontKeys = {
  title: /^(?:title|headline)$/i,
  standfirst: /^(?:standfirst|subtitle|sub-?head(?:ing|line)?|deck|dek|summary|abstract|description|lead|excerpt)$/i,
  published: /^(?:date|published|publication date|pub ?date|published on|posted|issued|date published|datepublished)$/i,
  publisher: /^(?:publisher|source|outlet|publication|site|website|published by|newspaper)$/i,
  author: /^(?:authors?|by|byline|writers?|written by)$/i,
  url: /^(?:url|link|canonical|permalink|web address|address|source url)$/i,
  tags: /^(?:tags?|topics?|keywords?|categor(?:y|ies))$/i,
  language: /^(?:language|lang)$/i,
} as const;
export type FrontKey = keyof typeof frontKeys;

/** A value of the front matter with its place in the file, quotes left out. */
export interface FrontValue extends Span {
  readonly key: FrontKey;
  readonly text: string;
}

export interface FrontMatter {
  readonly values: readonly FrontValue[];
  /** Where the document starts. */
  readonly end: number;
}

/** The meaning of a key, or null where it is none of ours. */
export function frontKeyOf(key: string): FrontKey | null {
  const name = key.trim();
  for (const [meaning, pattern] of Object.entries(frontKeys)) if (pattern.test(name)) return meaning as FrontKey;
  return null;
}

export interface FrontLine {
  readonly key: FrontKey;
  readonly value: string;
  /** Where the value starts in the line. */
  readonly valueStart: number;
}

/** Reads "Published: 22 March 2023"; null for any other line, prose with a colon included. Lines of any length: the value is not matched, which would overflow. */
export function parseFrontLine(line: string): FrontLine | null {
  const match = /^([\p{L}][\p{L} -]{1,18}?)\s*:\s*(?=\S)/u.exec(line);
  if (match === null) return null;
  const key = frontKeyOf(match[1] ?? "");
  if (key === null) return null;
  return { key, value: line.slice(match[0].length), valueStart: match[0].length };
}
