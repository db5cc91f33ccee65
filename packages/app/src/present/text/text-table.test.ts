import { describe, expect, it } from "vitest";
import { figure, textTable } from "./text-table.ts";

describe("textTable", () => {
  it("lines up wide letters and right-aligned figures", () => {
    const table = textTable(
      [{ title: "actor" }, { title: "n", align: "right" }],
      [
        ["中国", "7"],
        ["Chad", "120"],
      ],
    );
    expect(table.split("\n")).toEqual(["actor    n", "─────  ───", "中国     7", "Chad   120"]);
  });

  it("writes a true minus and a dash for what is undefined", () => {
    expect([figure(-0.456), figure(null), figure(3, 0)]).toEqual(["−0.46", "–", "3"]);
  });
});
