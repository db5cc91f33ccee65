import type { ByteReader } from "./byte-stream.ts";
import { hashText } from "./hash.ts";
import { HashIndex, readHashes } from "./hash-index.ts";
import type { LexicalEntry, Lexicon } from "./lexicon.ts";

/** The word forms of the training text, by hash. */
export class FrozenLexicon implements Lexicon {
  readonly #index: HashIndex;
  readonly #entries: readonly LexicalEntry[];
  readonly #entryOf: Uint16Array;

  /** Reads the section "hashes, distinct entries, entry of each hash" of a model file. */
  constructor(reader: ByteReader) {
    const hashes = readHashes(reader);
    this.#index = new HashIndex(hashes);
    this.#entries = Array.from({ length: reader.unsigned() }, () => readEntry(reader));
    this.#entryOf = reader.unsignedInto(new Uint16Array(hashes.length));
  }

  entry(form: string): LexicalEntry | undefined {
    const number = this.#index.find(hashText(form));
    return number < 0 ? undefined : this.#entries[this.#entryOf[number] as number];
  }
}

function readEntry(reader: ByteReader): LexicalEntry {
  const count = reader.byte();
  const ambiguity = reader.unsigned() | 0;
  const candidates = reader.block();
  return { count, ambiguity, candidates: candidates.length === 0 ? null : candidates };
}
