import { expect, it } from "vitest";
import type { Readout } from "../readout/readout.ts";
import { readDocument } from "./read-document.ts";

const read = (...blocks: readonly string[]): Promise<Readout> =>
  readDocument({ bytes: new TextEncoder().encode(`${blocks.join("\n\n")}\n`), name: "page.txt" });

const expected = ({ statements }: Readout): string[] => statements.flatMap((one) => (one.type === "forecast" ? [one.event.text] : []));

it("what is expected begins in its own block, though no stop ends the ones before", async () => {
  const readout = await read("Toll talks", "By Ada Lund", "Ruritania will raise the toll on the strait by winter.");
  expect(expected(readout)).toEqual(["Ruritania will raise the toll on the strait"]);
});

it("reported words begin in their own block", async () => {
  const readout = await read("Toll talks", "By Ada Lund", "The mayor wept, she admits, and she has not wept over a budget before.");
  expect(readout.quotations.map(({ start, end }) => readout.document.text.slice(start, end))).toEqual([
    "The mayor wept, she admits, and she has not wept over a budget before",
  ]);
});
