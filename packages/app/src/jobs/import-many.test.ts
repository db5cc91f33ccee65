import { afterEach, beforeEach, expect, it } from "vitest";
import { writeZip } from "../../../reader/src/sources/archive/zip-writer-for-tests.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { submitImport } from "./import-many.ts";

let desk: TestDesk;
beforeEach(async () => (desk = await openDesk()));
afterEach(() => desk.close());

it("files of an archive are handed to the store before they fill the memory", { tags: "long" }, async () => {
  const { store } = desk.workplace;
  const handed: number[] = [];
  const note = (units: unknown): void => void handed.push(JSON.stringify(units).length);
  const jobs: typeof store.jobs = {
    ...store.jobs,
    add: (job, units) => (note(units), store.jobs.add(job, units)),
    addUnits: (job, units) => (note(units), store.jobs.addUnits(job, units)),
  };
  const file = (at: number) => ({ name: `${at}.txt`, content: `The ferry will run in winter. `.repeat(100_000) });
  const bytes = writeZip(Array.from({ length: 12 }, (_, at) => file(at)));
  const id = await submitImport({ ...desk.workplace, store: { ...store, jobs } }, [{ bytes, name: "batch.zip" }], { codes: false });
  expect((await store.jobs.get(desk.workplace.project, id))?.total).toBe(12);
  // Twelve files of three megabytes are 48 million letters.
  expect(Math.max(...handed)).toBeLessThan(21_000_000);
});
