import { expect, it } from "vitest";
import { codingMs, mostWindows, readingMs } from "../sources/child/reading-limits.ts";
import type { ReadingProgress } from "../sources/child/window-pace.ts";
import { type BeginStage, readWhole, stagesOf } from "./read-whole.ts";

const words =
  "# Talks on the river\n\nChina warned Japan on Monday that it would answer in kind. Talks will probably resume by March, said Ann Lee.\n";

it("each part of coding has a limit of its own: by rules, by the model's windows, by rules again", async () => {
  const begun: number[] = [];
  const begin: BeginStage = (mostMs, clock) => void begun.push(clock === "processor" ? mostMs : Number.NaN);
  const bytes = new TextEncoder().encode(words);
  const { source } = await readWhole({ bytes, name: "a.md" }, { codes: true, begin });
  const byRules = codingMs(source.document.text.length);
  expect(begun).toEqual([readingMs(bytes.length), byRules, 10_500, byRules]);
});

it("more windows than one document may cost are refused before the first is read", async () => {
  const begun: number[] = [];
  const { source } = await readWhole({ bytes: new TextEncoder().encode(words), name: "a.md" }, { codes: false });
  const stages = stagesOf("a.md", source, (mostMs) => void begun.push(mostMs));
  expect(() => stages?.reading(mostWindows + 1)).toThrow(
    expect.objectContaining({ code: "RAP_SOURCE_TOO_MANY", details: expect.objectContaining({ source: "a.md" }) as object }),
  );
  expect(begun).toEqual([]);
  stages?.reading(mostWindows);
  expect(begun).toEqual([35_000]);
});

it("the model says how far it is, and has a new limit for what comes next", async () => {
  const told: (ReadingProgress | undefined)[] = [];
  const { source } = await readWhole({ bytes: new TextEncoder().encode(words), name: "a.md" }, { codes: false });
  const stages = stagesOf("a.md", source, (_mostMs, _clock, progress) => void told.push(progress));
  stages?.reading(120);
  for (let done = 1; done <= 120; done++) stages?.read(done);
  expect(told).toEqual([0, 50, 100].map((done) => ({ done, of: 120 })));
});
