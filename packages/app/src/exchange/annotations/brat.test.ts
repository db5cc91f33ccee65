import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { unpackParts } from "@rapporteur/reader/sources";
import { openBrat } from "../../analysis/input/open-statements-brat.ts";
import type { OpenedSource } from "../../analysis/input/opened-statements.ts";
import { tableOf } from "../../../../../test/support/samples/passages-table.ts";
import { valueOf, writtenValueOf } from "../statements/table-values.ts";
import { writeZip } from "../zip/write-zip.ts";
import { writeBrat } from "./write-brat.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-brat-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const text = "😀 Re\u0301mi says: 👩‍👩‍👧 “no”.\n\nNo 🌍 tax.";
const table = tableOf({
  one: [
    [3, 8],
    [15, 41],
  ],
  two: [[0, 3]],
});
const texts = new Map([
  ["one", text],
  ["two", "They met."],
]);

async function opened(bytes: Uint8Array): Promise<OpenedSource> {
  const path = join(desk, "a.brat.zip");
  writeFileSync(path, bytes);
  return openBrat(path, 1e7);
}

describe("an archive for brat", () => {
  const { bytes, losses } = writeBrat(table, { texts, quoteOf: () => null, coderOf: () => "Zoë" });

  test("has the texts as they are, positions in code points, and a part a line", async () => {
    const parts = await unpackParts(bytes, { source: "a.zip", isWanted: () => true, maxBytes: 1e6, maxEntries: 10 });
    const read = (name: string): string => new TextDecoder().decode(parts.get(name));
    expect([...parts.keys()]).toEqual(["one.txt", "one.ann", "two.txt", "two.ann", "annotation.conf"]);
    expect(read("one.txt")).toBe(text);
    const letters = [...text];
    for (const [, type, places, words] of read("one.ann").matchAll(/^T\d+\t(\S+) ([\d ;]+)\t(.*)$/gm)) {
      const cut = (places ?? "").split(";").map((place) => letters.slice(Number(place.split(" ")[0]), Number(place.split(" ")[1])).join(""));
      expect(cut.join(" ")).toBe(words);
      expect(read("annotation.conf").split("\n")).toContain(type);
    }
    expect(read("one.ann")).toContain("tax");
    expect(losses.map(({ code }) => code)).toEqual(["brat-names"]);
  });

  test("comes back with its places, values, coders and reviews", async () => {
    const back = await opened(bytes);
    expect(back.texts).toEqual(texts);
    expect(back.table.ids.toSorted()).toEqual([...table.ids].toSorted());
    for (const [row, id] of table.ids.entries()) {
      const at = back.table.ids.indexOf(id);
      const about = ({ starts, ends, times, reviews, reviewedByPerson }: typeof table, one: number): unknown[] => [
        starts[one],
        ends[one],
        times[one],
        reviews[one],
        reviewedByPerson[one],
      ];
      expect(about(back.table, at)).toEqual(about(table, row));
      expect(back.coderOf(at)).toBe("Zoë");
      expect(back.quoteOf(at)).toBe(texts.get(table.documents.ids[table.documentOf[row] ?? 0] ?? "")?.slice(table.starts[row], table.ends[row]));
      for (const [name, column] of Object.entries(table.variables)) {
        const value = writtenValueOf(column, row);
        const found = back.table.variables[name];
        const read = found === undefined ? null : valueOf(found, at);
        const isWords = typeof value === "number" || typeof value === "string";
        expect([id, name, isWords ? String(read) : read]).toEqual([id, name, isWords ? String(value).replace(/\s+/g, " ") : value]);
      }
    }
    expect(back.notes?.join("")).toBe("");
  });

  test("without a text is refused", async () => {
    await expect(opened(writeZip([{ name: "a.ann", content: "T1\tPerson 0 1\tx\n" }]))).rejects.toMatchObject({ code: "RAP_EXCHANGE_BRAT" });
  });
});
