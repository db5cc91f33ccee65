import { expect, test } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import { examplePage, exampleSettings } from "../../../../../test/fixtures/site-page.ts";
import type { RoundupRecord } from "../../records/project-records.ts";
import { writePng } from "../picture/write-png.ts";
import { inlined, portraitFiles, portraitsOf } from "./portraits-of.ts";

const picture = (shade: number): string =>
  Buffer.from(writePng({ width: 1, height: 1, pixels: Uint8Array.of(0), colors: [[shade, 0, 0]] })).toString("base64");
const signed = (author: string, portrait?: string): RoundupRecord["contributions"][number] => ({
  author,
  role: "",
  bio: "",
  heading: "",
  markdown: "",
  ...(portrait === undefined ? {} : { portrait }),
});
const namesOf = (...contributions: RoundupRecord["contributions"]): string[] => portraitsOf({ contributions }, sampleReadout).map(({ name }) => name);

test("a portrait belongs to whom the editor names, or who alone signs the contribution of its number", () => {
  expect(namesOf(signed(" Ada\nExample", picture(1)))).toEqual(["Ada Example"]);
  // The sample has two contributions, of which the first is signed.
  expect(namesOf(signed("A. Example", picture(1)), signed("Other"))).toEqual(["Ada Example"]);
  expect(namesOf(signed("Other"), signed("A. Example", picture(1)))).toEqual([]);
  expect(namesOf(signed("A. Example", picture(1)))).toEqual([]);
  expect(namesOf(signed("Ada Example"), signed("Other"))).toEqual([]);
  expect(namesOf(signed("Ada Example", Buffer.from("no picture").toString("base64")))).toEqual([]);
});

test("of two who sign together nobody is guessed", () => {
  const [first, ...others] = sampleReadout.document.contributions;
  const eve = { ...sampleReadout.entities[2], id: "person:eve", name: "Eve", mentions: [] } as (typeof sampleReadout.entities)[number];
  const coAuthors = [{ author: "person:eve", affiliation: null, roles: [] }];
  const readout = {
    ...sampleReadout,
    entities: [...sampleReadout.entities, eve],
    document: { ...sampleReadout.document, contributions: first === undefined ? [] : [{ ...first, coAuthors }, ...others] },
  };
  const names = (author: string) => portraitsOf({ contributions: [signed(author, picture(1)), signed("")] }, readout).map(({ name }) => name);
  expect([names("Somebody"), names("Eve")]).toEqual([[], ["Eve"]]);
});

test("is a file that is named by its bytes, and of several of one person the last", () => {
  const [portrait, ...others] = portraitsOf({ contributions: [signed("Ada Example", picture(1)), signed("Ada Example", picture(2))] }, sampleReadout);
  const [alone] = portraitsOf({ contributions: [signed("Ada Example", picture(2))] }, sampleReadout);
  expect([others, portrait?.base64, portrait]).toEqual([[], picture(2), alone]);
  expect(portrait?.source).toMatch(/^portraits\/[0-9a-f]{24}\.png$/);
  const files = [
    ...portraitFiles({
      settings: exampleSettings,
      pages: [{ ...examplePage, portraits: portrait === undefined ? [] : [portrait] }],
      experts: [],
      version: "",
    }),
  ];
  expect(files.map(({ path, inputs, make }) => [path, inputs, Buffer.from(make()).toString("base64")])).toEqual([
    [portrait?.source, [portrait?.source], picture(2)],
  ]);
});

test("stands in the page where there are no files", () => {
  const given = { name: "A", base64: "AAAA" };
  expect(inlined({ ...given, source: "portraits/a.png" })).toEqual({ ...given, source: "data:image/png;base64,AAAA" });
  expect(inlined({ ...given, source: "portraits/a.jpg" }).source).toBe("data:image/jpeg;base64,AAAA");
});
