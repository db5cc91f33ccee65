import { RapporteurError } from "@rapporteur/core/base";
import { openDigest } from "./care-dump.ts";
import type { Store } from "../store.ts";

type Digest = Awaited<ReturnType<Store["care"]["digest"]>>;

/** Lines between two reports. */
const reportEvery = 1000;

/**
 * Copies a library into an empty one, of either kind, and compares counts and digest of what arrived with what was sent. Nothing arrives unless all of it does.
 *
 * @param onProgress how many rows were sent so far
 * @throws RAP_STORE_NOT_EMPTY; RAP_STORE_COPY where what arrived differs
 */
export async function copyLibrary(from: Store, to: Store, onProgress?: (rows: number) => void): Promise<Digest> {
  const sent = openDigest();
  async function* lines(): AsyncGenerator<string> {
    let count = 0;
    for await (const line of from.care.dump()) {
      sent.take(line);
      yield line;
      if (++count % reportEvery === 0) onProgress?.(count);
    }
    onProgress?.(count);
  }
  await to.care.load(lines());
  const expected = sent.result();
  const found = await to.care.digest();
  if (found.sha256 !== expected.sha256) throw new RapporteurError("RAP_STORE_COPY", { location: to.location, difference: describe(expected, found) });
  return found;
}

function describe(expected: Digest, found: Digest): string {
  const names = new Set([...Object.keys(expected.counts), ...Object.keys(found.counts)]);
  const odd = [...names].filter((name) => expected.counts[name] !== found.counts[name]);
  return odd.map((name) => `${found.counts[name] ?? 0} of ${expected.counts[name] ?? 0} ${name}`).join(", ") || "the same counts, another digest";
}
