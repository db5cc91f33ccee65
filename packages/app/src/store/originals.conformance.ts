import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { TestStores } from "./testing/describe-stores.ts";
import { made, sampleCommit, sampleContent, sampleDocument } from "./testing/sample-records.ts";

const ann = { account: "ann", name: "Ann" };
const fileOf = (words: string) => {
  const bytes = new TextEncoder().encode(words);
  return { sha256: createHash("sha256").update(bytes).digest("hex"), bytes, mostBytes: 1000 };
};

/** Files are kept byte for byte, once, within a bound, and go with the last document that was read from them. */
export function originalsConformance({ open, library, dialect }: TestStores): void {
  test("a file comes back byte for byte, in its project alone, and within the project's bound", async () => {
    const { originals } = await open();
    const bytes = Uint8Array.from({ length: 700 }, (_, at) => (at * 7) % 256);
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await originals.keep("main", { sha256, bytes, mostBytes: 1000 })).toBe(true);
    expect(Buffer.compare((await originals.get("main", sha256))!, Buffer.from(bytes))).toBe(0);
    expect([await originals.has("main", sha256), await originals.has("other", sha256), await originals.get("other", sha256)]).toEqual([
      true,
      false,
      null,
    ]);
    expect(await originals.keep("main", { ...fileOf("x".repeat(400)), mostBytes: 1000 })).toBe(false);
    expect(await originals.keep("other", { ...fileOf("x".repeat(400)), mostBytes: 1000 })).toBe(true);
  });

  test("files that are brought in at once keep within the project's bound together", async () => {
    const place = await library();
    const first = await open(place);
    // Two servers may share a PostgreSQL library.
    const stores = dialect === "postgres" ? [first, await open(place)] : [first];
    const files = Array.from({ length: 24 }, (_, at) => fileOf(String(at).padStart(150, "x")));
    const kept = await Promise.all(files.map((file, at) => stores[at % stores.length]!.originals.keep("main", file)));
    expect(kept.filter(Boolean)).toHaveLength(6);
    const has = await Promise.all(files.map(({ sha256 }) => first.originals.has("main", sha256)));
    expect(has).toEqual(kept);
    // What is kept already takes no more room.
    const again = files[kept.indexOf(true)]!;
    expect(await first.originals.keep("main", { ...again, mostBytes: 900 })).toBe(true);
  });

  test("erasing a document erases its file, unless another was read from it", async () => {
    const store = await open();
    const [shared, own] = [fileOf("two documents"), fileOf("one document")];
    for (const file of [shared, own]) await store.originals.keep("main", file);
    const documents = [
      ["d1", "One.", shared.sha256],
      ["d2", "Two.", shared.sha256],
      ["d3", "Three.", own.sha256],
    ] as const;
    for (const [id, text, sha256] of documents) {
      const content = sampleContent(text);
      await store.contents.keep("main", content);
      await store.history.commit(sampleCommit([made("document", { ...sampleDocument(id, content), sha256 })]));
    }
    const erase = (id: string) => store.history.erase("main", [{ kind: "document", id }], ann);
    await erase("d1");
    await erase("d3");
    expect([await store.originals.has("main", shared.sha256), await store.originals.has("main", own.sha256)]).toEqual([true, false]);
    await erase("d2");
    expect(await store.originals.has("main", shared.sha256)).toBe(false);
  });
}
