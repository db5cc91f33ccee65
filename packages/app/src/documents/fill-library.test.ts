import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLibrary } from "../library/open-library.ts";
import { openWorkplace, type Workplace } from "../library/workplace.ts";
import { fillNewLibrary } from "./fill-library.ts";

const folder = mkdtempSync(join(tmpdir(), "fill-"));
const path = join(folder, "note.txt");
let workplace: Workplace;
let close: () => Promise<void>;

beforeAll(async () => {
  writeFileSync(path, "Talks will resume by March.");
  const { store, project } = await openLibrary(join(folder, "new.rapporteur"));
  workplace = openWorkplace(store, { project });
  close = () => store.close();
});
afterAll(async () => {
  await close?.();
  rmSync(folder, { recursive: true, force: true });
});

const nameOf = async (): Promise<string | undefined> =>
  (await workplace.store.records.get(workplace.project, "project", workplace.project))?.record.name;

describe("a library that is filled when it is made", () => {
  it("says by its name what lies there, and keeps the name that it has got since", async () => {
    expect(await nameOf()).toBe("Main");
    expect(await fillNewLibrary(workplace, { paths: [path], name: "Invented examples" })).toBe(true);
    expect(await nameOf()).toBe("Invented examples");
    const { entries } = await workplace.store.lists.documents(workplace.project, { limit: 9 });
    expect(entries.map(({ record }) => record.rights)).toEqual(["public"]);
    expect(await fillNewLibrary(workplace, { paths: [path], name: "Another" })).toBe(false);
    expect(await nameOf()).toBe("Invented examples");
  });
});
