import { StatementSync } from "node:sqlite";
import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { describeAboveStores } from "../testing/describe-stores.ts";
import { changed, made, removed, sampleCommit, sampleContent, sampleDocument, sampleStatement, sampleType } from "../testing/sample-records.ts";
import { passagesOf } from "./passages.ts";
import { tokenize, tokensByStretches } from "./tokens.ts";

afterEach(() => vi.restoreAllMocks());

/** Characters that each statement of SQLite is given to index, in order. */
function watchWrites(): number[] {
  const lengths: number[] = [];
  const { run } = StatementSync.prototype;
  vi.spyOn(StatementSync.prototype, "run").mockImplementation(function (this: StatementSync, ...values) {
    const texts = values.filter((value) => typeof value === "string");
    if (/^insert .*into search_words/.test(this.sourceSQL)) lengths.push(texts.reduce((sum, { length }) => sum + length, 0));
    // Every second row that goes is a note, the others are short quotes.
    if (/^delete from "search_words"/.test(this.sourceSQL)) lengths.push((values.length * perNote) / 2);
    return Reflect.apply(run, this, values);
  });
  return lengths;
}

const perNote = 20_000;
const note = (word: string): string => `${word} `.repeat(perNote / (word.length + 1));

describeAboveStores("a commit of four megabytes of notes", ({ open, dialect }) => {
  test.runIf(dialect === "sqlite")("is indexed a tenth of a megabyte at a time, made, changed and taken out", async () => {
    const store = await open();
    const content = sampleContent("Hello from here");
    await store.contents.keep("main", content);
    await store.history.commit(sampleCommit([made("type", sampleType()), made("document", sampleDocument("d", content))]));
    const statements = Array.from({ length: 200 }, (_, at) => sampleStatement(`s${at}`, "d", { note: note("alpha") }));
    const lengths = watchWrites();
    const { revision } = await store.history.commit(sampleCommit(statements.map((one) => made("statement", one))));
    const edits = statements.map((one) => changed("statement", { ...one, note: note("omega") }, revision));
    const { revision: later } = await store.history.commit(sampleCommit(edits));
    await store.history.commit(sampleCommit(statements.map(({ id }) => removed("statement", id, later))));
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBeGreaterThan(4 * 200 * (perNote - 10));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(100_000 + perNote);
    expect((await store.care.check()).filter(({ code }) => code === "index")).toEqual([]);
  });
});

describe("a long text", () => {
  const words = fc.constantFrom("gas. ", "Élysée ", "北京", "北 ", "🚀", "e\u0301 ", "  ", "\u0301", "x", ", ", "мир ", "a ", "Z\u212a 5 ");
  test("has the same words in stretches as at once", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 40 }), (parts) => {
        const text = parts.join("").repeat(4000).slice(0, 90_000);
        expect([...tokensByStretches(text)].flat()).toEqual(tokenize(text));
      }),
      { numRuns: 6 },
    );
  });
  test("is looked through no further than the passage that is asked for", () => {
    const text = "Talks will resume by March. ".repeat(10_000);
    const [first = []] = tokensByStretches(text);
    expect(first.at(-1)?.end).toBeLessThan(66_000);
    const spans = [...passagesOf(text, [])];
    expect(spans.reduce((sum, { tokens }) => sum + tokens.length, 0)).toBe(50_000);
    expect(spans.every(({ start, end }) => text.slice(start, end).endsWith("March."))).toBe(true);
  });
});
