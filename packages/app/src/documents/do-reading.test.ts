import { join } from "node:path";
import { fetchingMs } from "@rapporteur/reader/sources";
import { expect, test } from "vitest";
import { scratchFolder } from "../store/testing/scratch-folder.ts";
import { doReading } from "./do-reading.ts";

test("time for fetching begins where there is something to fetch", async () => {
  const stagesOf = async (source: string | { readonly bytes: Uint8Array; readonly name: string }): Promise<number[]> => {
    const stages: number[] = [];
    const reading = doReading({ kind: "read", source, codes: false }, (ms) => void stages.push(ms));
    await expect(reading).rejects.toThrow();
    return stages;
  };
  // Nobody listens at the first port; the file is not there; the bytes are no document.
  expect((await stagesOf("http://127.0.0.1:1/page.html"))[0]).toBe(fetchingMs);
  expect(await stagesOf(join(scratchFolder("reading"), "none.txt"))).not.toContain(fetchingMs);
  expect(await stagesOf({ bytes: Uint8Array.of(0x25, 0x50, 0x44, 0x46), name: "a.pdf" })).not.toContain(fetchingMs);
});
