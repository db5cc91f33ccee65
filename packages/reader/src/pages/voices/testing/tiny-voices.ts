import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const path = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const lengthAt = 8;
const headerAt = 12;

/** A random network of one layer, 4 wide, made by `training/voices/tiny.py`; `config` changes what its header says. */
export function tinyVoices(config: Readonly<Record<string, number>> = {}): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(readFileSync(path("tiny-voices.rapmodel")));
  const length = new DataView(bytes.buffer).getUint32(lengthAt, true);
  const header = new TextDecoder().decode(bytes.subarray(headerAt, headerAt + length));
  // A number of as many digits keeps the header's length.
  const changed = Object.entries(config).reduce((text, [name, value]) => text.replace(new RegExp(`("${name}":)\\d+`), `$1${value}`), header);
  bytes.set(new TextEncoder().encode(changed.padEnd(length).slice(0, length)), headerAt);
  return bytes;
}

/** The page that the golden scores are of, as `make-pages.ts` writes it. */
export function tinyPage(): { seen: unknown; relations: string; vectors: number[][] } {
  const { uf, mf, ms, mp, rel, vectors } = JSON.parse(readFileSync(path("tiny-page.json"), "utf8")) as Record<"uf" | "mf" | "ms" | "mp", unknown> & {
    rel: string;
    vectors: number[][];
  };
  return { seen: { uf, mf, ms, mp }, relations: rel, vectors };
}

/** What training computes with the network. */
export function goldenScores(): { owners: number[]; stay: number[] } {
  return JSON.parse(readFileSync(path("tiny-voices.golden.json"), "utf8")) as { owners: number[]; stay: number[] };
}
