import { describe, expect, it } from "vitest";
import { buildStatementTable } from "@rapporteur/core/model";
import { writePolecat } from "./events/write-polecat.ts";
import { writeNetwork } from "./networks/write-network.ts";
import { writeEventList } from "./statements/write-event-list.ts";

/* Layouts of other programs have rules of quoting of their own; whoever opens such a file in a spreadsheet runs what is in it all the same. */

const formulas = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "＝1+1"];
/** Cells of a text whose cells hold no delimiter, without their quotation marks. */
const cellsOf = (text: string, delimiter: string): string[] =>
  text.split("\n").flatMap((line) => line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, "")));
const isNumber = (cell: string): boolean => /^-?\d+(?:\.\d+)?$/.test(cell);
const runs = (text: string, delimiter: string): string[] => cellsOf(text, delimiter).filter((cell) => /^[=+\-@\t＝]/.test(cell) && !isNumber(cell));

describe.each(formulas)("%j as a name", (name) => {
  it("is no formula in a network as DNA writes it", () => {
    const values = Float64Array.from([0, 1.5, -1.5, 0]);
    const network = { rows: [name, "Org A"], columns: [name, "Org A"], values, isTwoMode: false, rowVariable: "speaker", columnVariable: "speaker" };
    expect(runs(writeNetwork(network, "dna-csv"), ";")).toEqual([]);
  });

  it("is no formula in an event list as DNA writes it", () => {
    const table = buildStatementTable(
      { variables: { [name]: "text", agreement: "boolean" }, documentFields: { title: "text" } },
      [
        {
          id: name,
          type: "position",
          document: name,
          time: 0,
          start: 0,
          end: 3,
          review: "accepted",
          reviewedByPerson: true,
          values: { [name]: name, agreement: true },
        },
      ],
      [{ id: name, values: { title: name } }],
    );
    expect(runs(writeEventList(table, { quoteOf: () => name, coderOf: () => name }), ";")).toEqual([]);
  });

  it("is no formula among events", () => {
    const act = {
      id: name,
      source: name,
      target: "b",
      action: "THREATEN",
      weight: -4.4,
      time: 0,
      document: name,
      speaker: name,
      reviewedByPerson: true,
    } as const;
    const { text } = writePolecat([act], { entities: [], quotes: new Map([[name, name]]), titleOf: () => name });
    expect(runs(text, "\t")).toEqual([]);
  });
});
