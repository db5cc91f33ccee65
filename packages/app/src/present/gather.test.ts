import type { ReadoutStatement } from "@rapporteur/reader/readout";
import { expect, it } from "vitest";
import { gatherStatements } from "./gather.ts";

const claim = (start: number, confidence: number, action: string): ReadoutStatement => ({ start, confidence, action }) as unknown as ReadoutStatement;
const keyOf = (statement: ReadoutStatement): string => (statement.type === undefined ? (statement as unknown as { action: string }).action : "");

it("gathers equal claims under the surest and puts first what is sure, repeated and early", () => {
  const statements = [claim(900, 0.5, "AID"), claim(10, 0.6, "ACCUSE"), claim(500, 0.7, "AID"), claim(20, 0.6, "REJECT"), claim(700, 0.4, "AID")];
  const found = gatherStatements(statements, { keyOf, length: 1000 });
  expect(found.map(({ statement, count }) => [keyOf(statement), statement.start, count])).toEqual([
    ["AID", 500, 3],
    ["ACCUSE", 10, 1],
    ["REJECT", 20, 1],
  ]);
});

it("of nothing there is nothing", () => {
  expect(gatherStatements([], { keyOf, length: 0 })).toEqual([]);
});
