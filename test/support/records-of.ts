import { collect } from "../../packages/app/src/library/collect.ts";
import type { RecordKind, RecordOf } from "../../packages/app/src/records/records.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";

/** All records of a kind in the project "main" of a library on disk. */
export async function recordsOf<K extends RecordKind>(library: string, kind: K): Promise<RecordOf<K>[]> {
  const store = await openStore(library);
  try {
    return (await collect(store.records.all("main", kind))).map(({ record }) => record);
  } finally {
    await store.close();
  }
}
