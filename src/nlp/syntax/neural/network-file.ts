import type { ByteReader, ByteWriter } from "../byte-stream.ts";
import type { Block, NetworkLayout, NetworkShape } from "./layout.ts";
import { Network } from "./network.ts";

const shapeKeys = ["inputRows", "input", "hidden", "layers", "arc", "label", "labelCount"] as const satisfies readonly (keyof NetworkShape)[];

/** Every matrix and vector but the input table, in the order of the file. */
function denseBlocks(layout: NetworkLayout): Block[] {
  const recurrent = layout.recurrent.flat().flatMap(({ fromInput, fromHidden, bias }) => [fromInput, fromHidden, bias]);
  const { arcDependent, arcDependentBias, arcHead, arcHeadBias, arcRoot, arcHeadWeight } = layout;
  const { labelDependent, labelHead, labelBias, labelRoot, labelOut, labelOutBias } = layout;
  const arcs = [arcDependent, arcDependentBias, arcHead, arcHeadBias, arcRoot, arcHeadWeight];
  return [...recurrent, ...arcs, labelDependent, labelHead, labelBias, labelRoot, labelOut, labelOutBias];
}

/** Weights are kept as whole multiples of a step, a row (input table) or a block (the rest) at a time; the step is a 32-bit float. */
const inputLimit = 127;
const denseLimit = 32767;

function writeFloat(writer: ByteWriter, value: number): void {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, value, true);
  for (let index = 0; index < 4; index++) writer.byte(view.getUint8(index));
}

function readFloat(reader: ByteReader): number {
  const view = new DataView(new ArrayBuffer(4));
  for (let index = 0; index < 4; index++) view.setUint8(index, reader.byte());
  return view.getFloat32(0, true);
}

function stepOf(values: Float32Array, limit: number): number {
  let most = 0;
  for (const value of values) most = Math.max(most, Math.abs(value));
  return Math.fround(most / limit);
}

/** Writes a network: input rows with 8 bits a weight, all else with 16. */
export function writeNetwork(writer: ByteWriter, network: Network): void {
  const { layout, kernels } = network;
  for (const key of shapeKeys) writer.unsigned(layout.shape[key]);
  const { inputs } = layout;
  for (let row = 0; row < inputs.rows; row++) {
    const values = kernels.memory.subarray(inputs.at + row * inputs.columns, inputs.at + (row + 1) * inputs.columns);
    const step = stepOf(values, inputLimit);
    writeFloat(writer, step);
    if (step > 0) for (const value of values) writer.byte(Math.round(value / step) & 255);
  }
  for (const { at, rows, columns } of denseBlocks(layout)) {
    const values = kernels.memory.subarray(at, at + rows * columns);
    const step = stepOf(values, denseLimit);
    writeFloat(writer, step);
    for (const value of values) {
      const units = step > 0 ? Math.round(value / step) & 0xffff : 0;
      writer.byte(units & 255);
      writer.byte(units >> 8);
    }
  }
}

/** @param capacity longest sentence, in words */
export function readNetwork(reader: ByteReader, capacity: number): Network {
  const shape = Object.fromEntries(shapeKeys.map((key) => [key, reader.unsigned()])) as unknown as NetworkShape;
  const network = new Network(shape, capacity);
  const { memory } = network.kernels;
  const { inputs } = network.layout;
  for (let row = 0; row < inputs.rows; row++) {
    const step = readFloat(reader);
    const start = inputs.at + row * inputs.columns;
    if (step > 0) for (let at = start; at < start + inputs.columns; at++) memory[at] = ((reader.byte() << 24) >> 24) * step;
  }
  for (const { at, rows, columns } of denseBlocks(network.layout)) {
    const step = readFloat(reader);
    for (let place = at; place < at + rows * columns; place++) memory[place] = (((reader.byte() | (reader.byte() << 8)) << 16) >> 16) * step;
  }
  return network;
}
