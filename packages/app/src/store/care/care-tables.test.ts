import { rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, expect, test } from "vitest";
import { newLibrary } from "../testing/new-library.ts";
import { scratchFolder } from "../testing/scratch-folder.ts";
import { keptTables } from "./care-tables.ts";

const folder = scratchFolder("care-tables");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Of jobs under way at the place that they were copied from: nobody waits for a copy, which begins again with what is open. */
const leftBehind: Readonly<Record<string, readonly string[]>> = {
  jobs: ["isAwaited"],
  jobUnits: ["dueAt", "failedAttempts", "isEnlisted", "readShare"],
};

test("a dump has every column of the tables that it keeps, by the name that the table has for it", async () => {
  const database = new DatabaseSync(await newLibrary(join(folder, "a.rapporteur")));
  const camel = (name: string): string => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  for (const { name, columns } of keptTables) {
    const found = database.prepare("select name from pragma_table_info(?)").all(snake(name));
    expect([...columns, ...(leftBehind[name] ?? [])].toSorted(), name).toEqual(found.map((row) => camel(String(row["name"]))).toSorted());
  }
  database.close();
});
