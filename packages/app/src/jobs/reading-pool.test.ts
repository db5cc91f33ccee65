import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openReadingPool, type ReadingPool } from "./reading-pool.ts";

// A process that reads costs two seconds of computing to start: what ends one starts the next.
let pool: ReadingPool;
beforeAll(() => {
  pool = openReadingPool(1);
});
afterAll(() => pool.close());

const read = (name: string, bytes: Uint8Array) => ({ kind: "read", source: { bytes, name }, codes: true }) as const;
const text = (name: string, words = "China warned Japan on Monday.") => read(name, new TextEncoder().encode(words));
/** Takes the coder longer than any test waits. */
const endless = "“He said that she said because ".repeat(200_000);

describe("reading within limits", () => {
  test("a document that takes all memory is refused by its name, and the next one is read", { tags: "long" }, async () => {
    const bytes = readFileSync(fileURLToPath(new URL("../library/testing/endless-widths.pdf", import.meta.url)));
    const asked = [pool.run(read("bad.pdf", bytes)), pool.run(text("good.txt"))] as const;
    await expect(asked[0]).rejects.toMatchObject({ code: "RAP_SOURCE_TOO_HARD", details: { source: "bad.pdf" } });
    expect((await asked[1]).readout.statements.length).toBeGreaterThan(0);
  });

  test.each(["/nowhere/a.txt", "a\0b.txt", "/dev/null/a.txt"])("a file that cannot be opened is refused in words: %j", async (source) => {
    await expect(pool.run({ kind: "read", source, codes: false })).rejects.toMatchObject({ code: expect.stringMatching(/^RAP_SOURCE_/) as string });
  });

  test("what nobody waits for any more is ended, under way or waiting", { tags: "long" }, async () => {
    const gone = new AbortController();
    const asked = [pool.run(text("a.txt", endless), { signal: gone.signal }), pool.run(text("b.txt"), { signal: gone.signal })];
    const next = pool.run(text("c.txt"));
    gone.abort();
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: "rejected", reason: { code: "RAP_LIBRARY_WORK" } });
    expect((await next).readout.document.text).toBe("China warned Japan on Monday.");
  });

  test("a short document does not wait for a long one, though there is one process", { tags: "long" }, async () => {
    const gone = new AbortController();
    const long = [pool.run(text("a.txt", endless), { signal: gone.signal }), pool.run(text("b.txt", endless), { signal: gone.signal })];
    expect((await pool.run(text("c.txt"))).readout.document.text).toBe("China warned Japan on Monday.");
    gone.abort();
    for (const one of await Promise.allSettled(long)) expect(one.status).toBe("rejected");
  });
});
