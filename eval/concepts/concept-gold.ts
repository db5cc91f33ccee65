import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A stretch of a document that names a concept. */
export interface ConceptMention {
  readonly concept: string;
  /** −1 where the words name less of it; null where no sign was given. */
  readonly sign: 1 | -1 | null;
  readonly start: number;
  readonly end: number;
}

export interface ConceptDocument {
  readonly name: string;
  readonly text: string;
  readonly mentions: readonly ConceptMention[];
}

const folder = new URL("../data/concepts/", import.meta.url);
const marked = /\{(?<concept>[^{}|]+?)(?: (?<sign>[+-]))?\|(?<words>[^{}]+)\}/gu;

/** The documents of `development.txt` or `held-out.txt`; the format stands in the folder's README. @throws Error where words do not stand in their document */
export function readConceptGold(part: "development" | "held-out"): ConceptDocument[] {
  const blocks = readFileSync(new URL(`${part}.txt`, folder), "utf8").split(/^(?=##? )/m);
  return blocks
    .filter((block) => block.trim() !== "")
    .map((block) => {
      const [head = "", ...lines] = block.split("\n");
      return head.startsWith("## ") ? readMarked(head.slice(3), lines.join("\n").trim()) : readListed(head.slice(2), lines);
    });
}

function readMarked(name: string, source: string): ConceptDocument {
  const mentions: ConceptMention[] = [];
  let text = "";
  let from = 0;
  for (const match of source.matchAll(marked)) {
    const { concept = "", sign, words = "" } = match.groups ?? {};
    text += source.slice(from, match.index);
    mentions.push({ concept, sign: signOf(sign), start: text.length, end: text.length + words.length });
    text += words;
    from = match.index + match[0].length;
  }
  return { name, text: text + source.slice(from), mentions };
}

function readListed(path: string, lines: readonly string[]): ConceptDocument {
  const text = readFileSync(fileURLToPath(new URL(`../${path}`, folder)), "utf8");
  const mentions = lines
    .filter((line) => line.includes("|"))
    .map((line) => {
      const [concept = "", sign = "", words = ""] = line.split("|").map((field) => field.trim());
      const start = text.indexOf(words);
      if (start < 0) throw new Error(`“${words}” does not stand in ${path}`);
      return { concept, sign: signOf(sign), start, end: start + words.length };
    });
  return { name: path, text, mentions };
}

function signOf(sign: string | undefined): 1 | -1 | null {
  return sign === "+" ? 1 : sign === "-" ? -1 : null;
}
