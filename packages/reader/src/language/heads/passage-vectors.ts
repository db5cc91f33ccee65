import { firstIndex } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";
import type { FloatRows } from "../encoder/index.ts";
import { addNumbers } from "./scores.ts";

/** Word vectors added up by sentence, of which the vectors of passages are the means. Filled while a text is read. */
export class PassageVectors {
  private readonly sentences: readonly Span[];
  private readonly sums = new Map<number, { readonly sum: Float32Array; count: number }>();

  /** @param sentences those of the text that is read */
  constructor(sentences: readonly Span[]) {
    this.sentences = sentences;
  }

  /** Adds the vector of a word of a sentence. */
  add(sentence: number, rows: FloatRows, word: number): void {
    const known = this.sums.get(sentence) ?? { sum: new Float32Array(rows.width), count: 0 };
    known.count++;
    addNumbers(known.sum, 0, rows.view(word, word + 1));
    this.sums.set(sentence, known);
  }

  /** Mean vector of the words of all sentences that a span touches; null where none of them was read. Cost: O(log sentences + those touched). */
  of(span: Span): Float32Array | null {
    const touched: { readonly sum: Float32Array; readonly count: number }[] = [];
    for (let index = this.firstAt(span.start); (this.sentences[index]?.start ?? span.end) < span.end; index++) {
      const known = this.sums.get(index);
      if (known !== undefined) touched.push(known);
    }
    const [first] = touched;
    if (first === undefined) return null;
    const count = touched.reduce((all, one) => all + one.count, 0);
    return first.sum.map((_, index) => touched.reduce((all, { sum }) => all + (sum[index] ?? 0), 0) / count);
  }

  /** The first sentence that ends behind an offset. */
  private firstAt(offset: number): number {
    return firstIndex(this.sentences.length, (at) => (this.sentences[at]?.end ?? 0) > offset);
  }
}
