import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

/* What docs/method/limits.md says of the coder is what the tables of docs/accuracy.md show. */

const page = (name: string): string => readFileSync(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)), "utf8");
const accuracy = page("accuracy.md");
const limits = page("method/limits.md");

/** The cells of the table below a heading, without its head. */
function rowsBelow(heading: string): string[][] {
  const below = accuracy.split(`\n${heading}`)[1]?.split(/\n#/)[0] ?? "";
  const lines = below.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split("|")
      .map((cell) => cell.trim()),
  );
}

const figures = new Map(rowsBelow("### Development part").map(([name = "", value = ""]) => [name, Number.parseFloat(value)]));
const figure = (name: string): number => figures.get(name) ?? Number.NaN;

describe("the limits of the coder", () => {
  it("name each sub-genre that was measured, and no other", () => {
    const measured = rowsBelow("### By sub-genre").map(([name = ""]) => name);
    const kinds = limits.split("## By kind of document")[1]?.split("\n## ")[0] ?? "";
    const named = [...kinds.matchAll(/`([\w-]+)`/g)].map(([, name]) => name);
    expect(measured.length).toBeGreaterThan(0);
    expect(named.sort()).toEqual(measured.sort());
  });

  it("say truly that most relations and positions are not drafted", () => {
    expect(figure("relation R")).toBeLessThan(0.5);
    expect(figure("position R")).toBeLessThan(0.5);
  });

  it("say truly which type is found best and which worst", () => {
    const order = ["relation", "position", "forecast", "cause"].sort((a, b) => figure(`${b} F1`) - figure(`${a} F1`));
    expect([order.at(0), order.at(-1)]).toEqual(["forecast", "relation"]);
  });
});
