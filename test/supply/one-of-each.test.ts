import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/* What was once written in several places stands in one. */

const root = fileURLToPath(new URL("../../", import.meta.url));
const sources = ["packages/core", "packages/engines", "packages/reader", "packages/app", "web"].flatMap((folder) =>
  readdirSync(join(root, folder, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$|-for-tests\.ts$|\.conformance\.ts$/.test(name))
    .map((name) => `${folder}/src/${name.replaceAll("\\", "/")}`),
);
const texts = new Map(sources.map((path) => [path, readFileSync(join(root, path), "utf8")]));

const filesWith = (pattern: RegExp): string[] => [...texts].filter(([, text]) => pattern.test(text)).map(([path]) => path);

test.each<[string, RegExp, string]>([
  ["the milliseconds of a day", /86_?400_?000|24 \* 60 \* 60_?000|1000 \* 60 \* 60 \* 24/, "packages/core/src/base/day-ms.ts"],
  ["Cohen's kappa", /function cohenKappa\b/, "packages/engines/src/agreement/two-coders.ts"],
  ["Scott's pi", /function scottPi\b/, "packages/engines/src/agreement/two-coders.ts"],
  ["a causal link", /interface CausalLink\b/, "packages/engines/src/causal/causal-link.ts"],
  ["the cut into sentences", /function splitSentences\b/, "packages/reader/src/language/syntax/split-sentences.ts"],
  ["the writer of a row of CSV", /replace(?:All)?\(.{1,4}, '""'\)/, "packages/core/src/csv/write-csv-row.ts"],
  ["the reader of CSV", /function quotedCell\b|from "csv-parse/, "packages/core/src/csv/parse-records.ts"],
  ["the head of a GraphML file", /graphml\.graphdrawing\.org/, "packages/core/src/xml/write-graphml-text.ts"],
  ["what tells an object with fields", /function isFields\b/, "packages/core/src/base/is-fields.ts"],
  ["whether a host is this machine", /function isLoopback\b/, "packages/app/src/settings/is-loopback.ts"],
  ["who signs which part of a document", /function signedParts\b/, "packages/app/src/records/signed-parts.ts"],
  ["the tables that follow the history", /const projections\b/, "packages/app/src/store/projections.ts"],
])("%s stands once", (_, pattern, file) => {
  expect(filesWith(pattern)).toEqual([file]);
});

// Handlers reach the store through use cases. What still asks it directly is from before the rule: the number goes down, and never up.
test("no more places of the server ask the store directly than did", () => {
  const asks = /\bstore\.(?:records|lists|history|jobs|comments|accounts|search|tables|care|contents|originals|estimates)\.\w+\(/g;
  const asking = [...texts]
    .filter(([path]) => path.startsWith("packages/app/src/http/"))
    .flatMap(([path, text]) => (text.match(asks) ?? []).map((ask) => `${path}: ${ask}`));
  expect(asking.length, asking.join("\n")).toBeLessThanOrEqual(33);
});
