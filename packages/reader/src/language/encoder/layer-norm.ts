import type { Kernels } from "./kernels.ts";
import type { ModelFile } from "./model-file.ts";
import type { FloatRows } from "./rows.ts";

/** A LayerNorm in the kernels' memory. */
export class LayerNorm {
  private readonly kernels: Kernels;
  private readonly at: number;

  constructor(kernels: Kernels, { model, name, width, epsilon }: { model: ModelFile; name: string; width: number; epsilon: number }) {
    this.kernels = kernels;
    const gain = kernels.keep(model.floats(`${name}.gain`, width));
    const shift = kernels.keep(model.floats(`${name}.shift`, width));
    this.at = kernels.reserve(12);
    kernels.words(this.at, 2).set([gain, shift]);
    kernels.floats(this.at + 8, 1)[0] = epsilon;
  }

  /** rows = LayerNorm(rows + other), for the first `count` rows. */
  apply(rows: FloatRows, other: FloatRows, count: number): void {
    this.kernels.functions.normaliseRows(rows.at, other.at, count, rows.width, this.at);
  }
}
