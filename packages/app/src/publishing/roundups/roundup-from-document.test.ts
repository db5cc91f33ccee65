import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeRoundup } from "../../../../../test/support/published-site.ts";
import { ensureProject } from "../../library/create-project.ts";
import { openWorkplace } from "../../library/workplace.ts";
import type { TestWorkplace } from "../../library/testing/desk.ts";
import { openStore } from "../../store/open-store.ts";
import { newLibrary } from "../../store/testing/new-library.ts";
import type { OpenedStore } from "../../store/store.ts";
import { storedRoundup } from "./roundup-from-document.ts";

const folder = mkdtempSync(join(tmpdir(), "roundup-from-document-"));
let store: OpenedStore;
let workplace: TestWorkplace;

beforeAll(async () => {
  store = await openStore(await newLibrary(join(folder, "test.rapporteur")));
  workplace = openWorkplace(store, { project: await ensureProject(store), now: () => Date.parse("2031-06-01T08:00:00Z") });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

it("says a post once where the line under a name is the post", async () => {
  const page = await makeRoundup(
    workplace,
    `# Who is stronger in the strait?

*We asked two experts: Which side is stronger now?*

## Ada Lind

*Professor of navigation at the Coast School*

Norway is stronger at sea, and I do not expect this to change. Sweden has threatened Norway with tolls, but nobody in the ports believes in it.

## Boris Mehl

*Director of the Harbour Institute*

Sweden is stronger, because it can wait. Norway will probably sign a treaty by the end of 2031. Sweden has no reason to sign one before that.
`,
  );
  const { contributions } = (await storedRoundup(workplace, page.roundup)).record;
  expect(contributions.map(({ author, role, bio }) => [author, role, bio])).toEqual([
    ["Ada Lind", "Professor of navigation at the Coast School", ""],
    ["Boris Mehl", "Director of the Harbour Institute", ""],
  ]);
});
