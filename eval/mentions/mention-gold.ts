/**
 * Reads the annotated texts of `eval/data/mentions`: `{words|id}` marks, which may nest; see the head of those files.
 */

export interface GoldMention {
  readonly start: number;
  readonly end: number;
  readonly kind: "name" | "pronoun" | "description";
  /** Entity ids, sorted; null where the annotation says "either way". */
  readonly entities: readonly string[] | null;
}

export interface GoldAllegiance {
  readonly country: string | null;
  readonly actsFor: string | null;
}

export interface GoldDocument {
  readonly name: string;
  readonly text: string;
  readonly sentenceCount: number;
  readonly mentions: readonly GoldMention[];
  /** By entity id, for the persons and bodies that the text says something of. */
  readonly allegiances: ReadonlyMap<string, GoldAllegiance>;
}

const prefixes: Readonly<Record<string, string>> = { o: "org", p: "person", l: "place", g: "group" };

/** An id in the short notation: "CHN", "p:xi-jinping", "o:NATO". */
function expandId(short: string): string {
  const [prefix = "", key] = short.split(/:(.*)/s);
  return key === undefined ? `state:${prefix}` : `${prefixes[prefix] ?? prefix}:${key}`;
}

/** Documents of an annotated text. */
export function parseMentionGold(source: string): GoldDocument[] {
  return source
    .split(/^# /m)
    .slice(1)
    .map((part) => parseDocument(part.split("\n")));
}

function parseDocument(lines: readonly string[]): GoldDocument {
  const [name = "", ...rest] = lines;
  const allegiances = new Map<string, GoldAllegiance>();
  for (const line of rest.filter((one) => one.startsWith("@ "))) {
    const [, id = "", ...facts] = line.split(" ");
    const value = (key: string) => facts.find((fact) => fact.startsWith(`${key}=`))?.slice(key.length + 1) ?? null;
    const [country, actsFor] = [value("country"), value("acts")];
    allegiances.set(expandId(id), { country: country === null ? null : expandId(country), actsFor: actsFor === null ? null : expandId(actsFor) });
  }
  const sentences = rest.filter((line) => line !== "" && !/^[%@]/.test(line));
  const { text, mentions } = readMarks(sentences);
  return { name: name.trim(), text, sentenceCount: sentences.length, mentions, allegiances };
}

/** A line without a full stop is a heading: a blank line follows it. */
function joinSentences(sentences: readonly string[]): string {
  return sentences.map((line) => (/[.!?"”]$/.test(line) ? `${line} ` : `${line}\n\n`)).join("");
}

function readMarks(sentences: readonly string[]): { text: string; mentions: GoldMention[] } {
  const marked = joinSentences(sentences);
  const mentions: GoldMention[] = [];
  const open: number[] = [];
  let text = "";
  for (let at = 0; at < marked.length; at += 1) {
    const letter = marked[at] ?? "";
    if (letter === "{") open.push(text.length);
    else if (letter === "|" && open.length > 0) {
      const close = marked.indexOf("}", at);
      mentions.push(goldMention(open.pop() ?? 0, text.length, marked.slice(at + 1, close)));
      at = close;
    } else text += letter;
  }
  return { text, mentions };
}

function goldMention(start: number, end: number, mark: string): GoldMention {
  const kind = mark.startsWith("=") ? "pronoun" : mark.startsWith("~") ? "description" : "name";
  const ids = mark.replace(/^[=~]/, "");
  return { start, end, kind, entities: ids === "-" ? null : ids.split("+").map(expandId).sort() };
}
