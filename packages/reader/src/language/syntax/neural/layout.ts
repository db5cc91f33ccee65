/** Input rows that are summed for each word: two for the form, then affixes, shape, tag and what tags the form was seen with. */
export const rowsPerWord = 10;

/** Sizes of a network: input, vector and hidden sizes are multiples of 8, arc and label sizes of 4. */
export interface NetworkShape {
  /** Rows of the table of hashed input vectors. */
  readonly inputRows: number;
  /** Length of an input vector. */
  readonly input: number;
  /** Length of the word vector that stands beside the sum of input vectors; 0 where there is none. */
  readonly vector: number;
  /** Units of each direction of each recurrent layer. */
  readonly hidden: number;
  readonly layers: number;
  /** Length of the vectors that arcs and labels are scored with. */
  readonly arc: number;
  readonly label: number;
  /** Number of labels, rounded up to a multiple of 4. */
  readonly labelCount: number;
  /** Number of tags, rounded up to a multiple of 4. */
  readonly tagCount: number;
}

/** What the first layer reads of each word. */
export function inputWidth({ input, vector }: Pick<NetworkShape, "input" | "vector">): number {
  return input + vector;
}

/** One matrix or vector of weights: where it lies, in floats. */
export interface Block {
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
}

/** The weights of one direction of a recurrent layer: three rows of gates a unit. */
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
  /** Tags are scored from what the first layer puts out. */
  readonly tagOut: Block;
  readonly tagOutBias: Block;
  /** Floats in all. */
  readonly size: number;
}

/** Lays the weights of a network out, one after the other; of the input table only so many rows. */
export function layOut(shape: NetworkShape, tableRows = shape.inputRows): NetworkLayout {
  let end = 0;
  const block = (rows: number, columns: number): Block => {
    const made = { at: end, rows, columns };
    end += rows * columns;
    return made;
  };
  const { hidden, arc, label, labelCount, tagCount } = shape;
  const wide = inputWidth(shape);
  const recurrent = (from: number): RecurrentBlocks => ({
    fromInput: block(3 * hidden, from),
    fromHidden: block(3 * hidden, hidden),
    bias: block(1, 3 * hidden),
  });
  const both = 2 * hidden;
  return {
    shape,
    inputs: block(tableRows, shape.input),
    recurrent: Array.from(
      { length: shape.layers },
      (_, layer) => [recurrent(layer === 0 ? wide : both), recurrent(layer === 0 ? wide : both)] as const,
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
    tagOut: block(tagCount, both),
    tagOutBias: block(1, tagCount),
    get size() {
      return end;
    },
  };
}

/** The matrices that are multiplied with whole rows of values. */
export function matricesOf(layout: NetworkLayout): Block[] {
  const recurrent = layout.recurrent.flat().flatMap(({ fromInput, fromHidden }) => [fromInput, fromHidden]);
  return [...recurrent, layout.arcDependent, layout.arcHead, layout.labelDependent, layout.labelHead, layout.tagOut];
}

/** All other weights but the input table. */
export function restOf(layout: NetworkLayout): Block[] {
  const { arcDependentBias, arcHeadBias, arcRoot, arcHeadWeight, labelBias, labelRoot, labelOut, labelOutBias, tagOutBias } = layout;
  const biases = layout.recurrent.flat().map(({ bias }) => bias);
  return [...biases, arcDependentBias, arcHeadBias, arcRoot, arcHeadWeight, labelBias, labelRoot, labelOut, labelOutBias, tagOutBias];
}
