import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../store/open-store.ts";
import { newLibrary } from "../../store/testing/new-library.ts";
import { createProject } from "../create-project.ts";
import { openWorkplace, type Workplace } from "../workplace.ts";
import type { Store } from "../../store/store.ts";

/** Its store can be written past every rule, so that a test sets up what it wants. */
export type TestWorkplace = Workplace & { readonly store: Store };

/** A fresh library in a file of its own, with a clock that ticks a second a look and ids that count up. */
export interface TestDesk {
  readonly workplace: TestWorkplace;
  readonly folder: string;
  /** The same library for somebody else. */
  readonly as: (account: string) => TestWorkplace;
  readonly close: () => Promise<void>;
}

/** `now`: the store's own clock, the machine's unless given. */
export async function openDesk({ now = Date.now }: { readonly now?: () => number } = {}): Promise<TestDesk> {
  const folder = mkdtempSync(join(tmpdir(), "library-"));
  const store = await openStore(await newLibrary(join(folder, "test.rapporteur")), { now });
  let [time, next] = [Date.parse("2031-06-01T00:00:00Z"), 0];
  const workplace = openWorkplace(store, { now: () => (time += 1000), makeId: (letter) => `${letter}${++next}` });
  await createProject(workplace, { id: "main", name: "Main" });
  return {
    workplace,
    folder,
    as: (account) => ({ ...workplace, by: { account, name: account } }),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
