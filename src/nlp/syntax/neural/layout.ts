/** Sizes of a network. Hidden and input sizes are multiples of 4. */
export interface NetworkShape {
  /** Rows of the table of hashed input vectors. */
  readonly inputRows: number;
  /** Length of an input vector. */
  readonly input: number;
  /** Units of each direction of each recurrent layer. */
  readonly hidden: number;
  readonly layers: number;
  /** Length of the vectors that arcs and labels are scored with. */
  readonly arc: number;
  readonly label: number;
  /** Number of labels, rounded up to a multiple of 4. */
  readonly labelCount: number;
}

/** One matrix or vector of weights: where it lies, in floats. */
export interface Block {
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
}

export interface RecurrentBlocks {
  readonly fromInput: Block;
  readonly fromHidden: Block;
  readonly bias: Block;
}

/** Where every weight of a network lies in its memory. */
export interface NetworkLayout {
  readonly shape: NetworkShape;
  readonly inputs: Block;
  /** Forward and backward part of each layer. */
  readonly recurrent: readonly (readonly [RecurrentBlocks, RecurrentBlocks])[];
  readonly arcDependent: Block;
  readonly arcDependentBias: Block;
  readonly arcHead: Block;
  readonly arcHeadBias: Block;
  /** Stands for the root among the governors, for arcs and for labels. */
  readonly arcRoot: Block;
  readonly arcHeadWeight: Block;
  readonly labelDependent: Block;
  readonly labelHead: Block;
  readonly labelBias: Block;
  readonly labelRoot: Block;
  readonly labelOut: Block;
  readonly labelOutBias: Block;
  /** Floats in all. */
  readonly size: number;
}

/** Lays the weights of a network out, one after the other, from `start` on. */
export function layOut(shape: NetworkShape, start = 0): NetworkLayout {
  let end = start;
  const block = (rows: number, columns: number): Block => {
    const made = { at: end, rows, columns };
    end += rows * columns;
    return made;
  };
  const { hidden, input, arc, label, labelCount } = shape;
  const recurrent = (from: number): RecurrentBlocks => ({
    fromInput: block(3 * hidden, from),
    fromHidden: block(3 * hidden, hidden),
    bias: block(1, 3 * hidden),
  });
  const both = 2 * hidden;
  return {
    shape,
    inputs: block(shape.inputRows, input),
    recurrent: Array.from(
      { length: shape.layers },
      (_, layer) => [recurrent(layer === 0 ? input : both), recurrent(layer === 0 ? input : both)] as const,
    ),
    arcDependent: block(arc, both),
    arcDependentBias: block(1, arc),
    arcHead: block(arc, both),
    arcHeadBias: block(1, arc),
    arcRoot: block(1, arc),
    arcHeadWeight: block(1, arc),
    labelDependent: block(label, both),
    labelHead: block(label, both),
    labelBias: block(1, label),
    labelRoot: block(1, label),
    labelOut: block(labelCount, label),
    labelOutBias: block(1, labelCount),
    get size() {
      return end - start;
    },
  };
}
