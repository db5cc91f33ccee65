import { ModelFileError } from "./model-file-error.ts";
import { type SpelledWord, splitWords } from "./split-words.ts";

/** One subword; `start` and `end` are UTF-16 units of the text, half-open. */
export interface Piece {
  readonly id: number;
  readonly start: number;
  readonly end: number;
}

/** Longer words are [UNK], as BERT has it. */
const longestWord = 100;

/** Pieces that continue a word. */
const continued = "##";

/**
 * WordPiece with BERT's uncased rules: the longest piece of the vocabulary first, then the longest that continues it. A piece that a smaller vocabulary lacks is
 * spelled with smaller ones; a word that cannot be spelled to its end is [UNK].
 */
export class WordPiece {
  readonly cls: number;
  readonly sep: number;
  readonly unknown: number;
  readonly pieces: readonly string[];
  private readonly first = new Map<string, number>();
  private readonly next = new Map<string, number>();
  private readonly longestPiece: number;

  /** @param pieces the vocabulary, by id @throws ModelFileError if [CLS], [SEP] or [UNK] is missing or a piece stands twice */
  constructor(pieces: readonly string[]) {
    this.pieces = pieces;
    for (const [id, piece] of pieces.entries()) {
      const [table, text] = piece.startsWith(continued) && piece.length > continued.length ? [this.next, piece.slice(2)] : [this.first, piece];
      if (table.has(text)) throw new ModelFileError(`the vocabulary has ${piece} twice`);
      table.set(text, id);
    }
    this.longestPiece = pieces.reduce((most, piece) => Math.max(most, piece.length), 0);
    [this.cls, this.sep, this.unknown] = ["[CLS]", "[SEP]", "[UNK]"].map((piece) => this.special(piece)) as [number, number, number];
  }

  /** The pieces of a text or a part of it, in order. Two pieces share characters only where one character is spelled with several (Hangul). */
  split(text: string, from = 0, to = text.length): Piece[] {
    return splitWords(text, from, to).flatMap((word) => this.spell(word));
  }

  /** The id of a special piece. @throws ModelFileError if the vocabulary lacks it */
  special(piece: string): number {
    const id = this.first.get(piece);
    if (id === undefined) throw new ModelFileError(`the vocabulary has no ${piece}`);
    return id;
  }

  private spell(word: SpelledWord): Piece[] {
    const length = word.text.length;
    const whole = (): Piece[] => [{ id: this.unknown, start: word.starts[0] ?? 0, end: word.ends[length - 1] ?? 0 }];
    if ([...word.text].length > longestWord) return whole();
    const pieces: Piece[] = [];
    for (let at = 0; at < length;) {
      const found = this.longestFrom(word.text, at);
      if (found === undefined) return whole();
      pieces.push({ id: found.id, start: word.starts[at] ?? 0, end: word.ends[found.end - 1] ?? 0 });
      at = found.end;
    }
    return pieces;
  }

  private longestFrom(text: string, at: number): { id: number; end: number } | undefined {
    const table = at === 0 ? this.first : this.next;
    for (let end = Math.min(text.length, at + this.longestPiece); end > at; end--) {
      const id = table.get(text.slice(at, end));
      if (id !== undefined) return { id, end };
    }
    return undefined;
  }
}

/** The tokenizer of a model file's tensor `vocabulary`: one piece a line, by id. */
export function wordPieceOf(vocabulary: string): WordPiece {
  return new WordPiece(vocabulary.split("\n"));
}

/** The ids of a window: [CLS], the pieces, [SEP]. */
export function windowOf({ cls, sep }: WordPiece, pieces: readonly Piece[]): { ids: Int32Array<ArrayBuffer> } {
  return { ids: Int32Array.of(cls, ...pieces.map(({ id }) => id), sep) };
}
