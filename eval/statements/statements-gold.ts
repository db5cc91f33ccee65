import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Span } from "../../packages/core/src/model/span.ts";

/** One line of a `.gold` file: its kind and its fields, passages still as words. */
export interface GoldLine {
  readonly kind: string;
  readonly fields: readonly string[];
}

export interface GoldDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isHeldOut: boolean;
  readonly lines: readonly GoldLine[];
}

const folder = fileURLToPath(new URL("../data/statements/", import.meta.url));
/** Documents whose mistakes nobody reads. */
const heldOut = /^(?:07|08|09|10)-/;

/** Lines of a `.gold` file; empty lines and remarks (#) are left out. */
export function parseGoldLines(text: string): GoldLine[] {
  return text
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => {
      const [kind = "", ...fields] = line.split("|").map((field) => field.trim());
      return { kind, fields };
    });
}

/** The development set, or the documents of a JSONL file with lines `{id, text, gold}`, gold being annotation lines as in a `.gold` file. */
export function readStatementsGold(path: string | undefined): GoldDocument[] {
  if (path !== undefined) {
    return readFileSync(path, "utf8")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .map((line) => JSON.parse(line) as { id: string; text: string; gold: string })
      .map(({ id, text, gold }) => ({ name: `${id}.txt`, bytes: new TextEncoder().encode(text), isHeldOut: false, lines: parseGoldLines(gold) }));
  }
  return readdirSync(folder)
    .filter((name) => /\.(?:txt|md)$/.test(name) && existsSync(folder + goldName(name)))
    .sort()
    .map((name) => ({
      name,
      bytes: readFileSync(folder + name),
      isHeldOut: heldOut.test(name),
      lines: parseGoldLines(readFileSync(folder + goldName(name), "utf8")),
    }));
}

function goldName(name: string): string {
  return name.replace(/(?:txt|md)$/, "gold");
}

const placed = /^(?<nth>\d):(?<words>.*)$/su;

/** Places of a passage in a text, whole words only; `2:words` is the second of them alone. Empty for `-`. */
export function locate(text: string, passage: string): Span[] {
  if (passage === "-" || passage === "") return [];
  const { nth, words = passage } = placed.exec(passage)?.groups ?? {};
  const found: Span[] = [];
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length;
    const isWhole = !/^\p{L}\p{L}/u.test(text.slice(start - 1, start + 1)) && !/^\p{L}\p{L}/u.test(text.slice(end - 1, end + 1));
    if (isWhole) found.push({ start, end });
  }
  const kept = nth === undefined ? found : found.slice(Number(nth) - 1, Number(nth));
  if (kept.length === 0) throw new Error(`the passage “${passage}” does not stand in the document`);
  return kept;
}
