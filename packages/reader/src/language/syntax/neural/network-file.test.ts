import { describe, expect, it } from "vitest";
import { seededRandom } from "@rapporteur/core/base";
import { ByteReader, ByteWriter } from "../byte-stream.ts";
import { Network } from "./network.ts";
import { readNetwork, writeNetwork } from "./network-file.ts";

const shape = { inputRows: 40, input: 16, vector: 8, hidden: 8, layers: 2, arc: 8, label: 8, labelCount: 8, tagCount: 4 };
const count = 9;

function place(network: Network): Network {
  const random = seededRandom(2);
  for (let index = 0; index < network.rows.length; index++) network.rows[index] = Math.floor(random() * shape.inputRows);
  for (let t = 0; t < count; t++) for (let at = 0; at < shape.vector; at++) network.kernels.memory[network.vectorPlace(t) + at] = random() - 0.5;
  network.run(count);
  return network;
}

describe("readNetwork", () => {
  it("gives a network of whole-numbered weights that says nearly what the written one does", () => {
    const written = new Network(shape, count);
    const { memory } = written.kernels;
    const random = seededRandom(1);
    for (let at = 0; at < written.layout.size; at++) memory[at] = random() - 0.5;
    memory.fill(0, written.layout.inputs.at, written.layout.inputs.at + shape.input);
    const writer = new ByteWriter();
    writeNetwork(writer, written);
    const reader = new ByteReader(writer.finish());
    const read = readNetwork(reader, count);
    expect(reader.isDone()).toBe(true);
    for (const network of [written, read]) place(network);
    const values = (network: Network, at: number, length: number): number[] => [...network.kernels.memory.subarray(at, at + length)];
    const close = (at: number, length: number): void => {
      const [expected, found] = [values(written, at, length), values(read, at - written.buffers.input + read.buffers.input, length)];
      for (const [index, value] of expected.entries()) expect(Math.abs((found[index] as number) - value)).toBeLessThan(0.04);
      expect(Math.max(...expected) - Math.min(...expected)).toBeGreaterThan(0.2);
    };
    close(written.top, count * 2 * shape.hidden);
    close(written.buffers.tagScores, count * shape.tagCount);
    for (let d = 0; d < count; d++) close(written.buffers.arcScores + d * written.scoreStride, count + 1);
  });
});
