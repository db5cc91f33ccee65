import { expect, test } from "vitest";
import { exportKinds } from "./export-library.ts";
import { mapFormats } from "../causes/analyse-causes.ts";
import { networkFormatOf, networkFormats } from "../../exchange/networks/write-network.ts";
import { exportedFormats, formatByEnding } from "../../exchange/formats/export-formats.ts";

const namesOf = (part: string): string[] => (exportedFormats[part] ?? []).map(({ name }) => name);

test("every part of a library has its formats, and each format of a graph is there", () => {
  expect(Object.keys(exportedFormats).toSorted()).toEqual([...exportKinds].toSorted());
  expect(namesOf("network")).toEqual([...networkFormats]);
  expect(namesOf("map")).toEqual([...mapFormats]);
});

test("no ending stands for two formats of a part, and both ways of telling agree", () => {
  for (const formats of Object.values(exportedFormats)) {
    const endings = formats.flatMap((format) => format.endings);
    expect(new Set(endings).size).toBe(endings.length);
  }
  for (const { name, endings } of exportedFormats["network"] ?? []) for (const ending of endings) expect(networkFormatOf(`x${ending}`)).toBe(name);
});

test("a longer ending counts before a shorter one, and a path without ending has the usual format", () => {
  expect(formatByEnding("map", "a/B.MMP.csv")).toBe("mental-modeler");
  expect(formatByEnding("network", "x.nodes.csv")).toBe("nodes");
  for (const path of ["/dev/stdout", "out", ".csv", "a.b/out"]) expect(formatByEnding("network", path)).toBe("");
  expect(() => formatByEnding("calendar", "x.csv")).toThrow(/\.ics/);
});
