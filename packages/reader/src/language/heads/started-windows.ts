import type { EncodedRun, Encoder } from "../encoder/index.ts";

/** Most windows that are kept half read: some 30 MB. Longer texts are read anew. */
const mostKept = 128;

/**
 * Windows of one text that the encoder has read by its lower layers. Whoever needs all layers of the same pieces goes on from there, to the same bits as if they
 * had been read at one go.
 */
export class StartedWindows {
  readonly encoder: Encoder;
  private readonly depth: number;
  private readonly kept = new Map<string, Float32Array>();

  /** @param depth how many layers a start takes */
  constructor(encoder: Encoder, depth: number) {
    this.encoder = encoder;
    this.depth = depth;
  }

  /** Hidden states of a window after the lower layers, until the next run. */
  start(pieces: readonly number[]): Float32Array {
    const states = this.encoder.run([{ ids: pieces }], this.depth).hidden.view(0, pieces.length);
    if (this.kept.size < mostKept) this.kept.set(keyOf(pieces), states.slice());
    return states;
  }

  /** Hidden states of a window after all layers, until the next run: from where it was left, once, or from the beginning. */
  finish(pieces: readonly number[]): EncodedRun {
    const key = keyOf(pieces);
    const states = this.kept.get(key);
    if (states === undefined) return this.encoder.run([{ ids: pieces }]);
    this.kept.delete(key);
    return this.encoder.resume(states, this.depth);
  }
}

const keyOf = (pieces: readonly number[]): string => pieces.join(" ");
