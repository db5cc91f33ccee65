import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";
import { collect } from "../library/collect.ts";
import { openStore } from "../store/open-store.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-articles-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

const article = (number: number): string =>
  `Talks, part ${number}\nBy Ann Lee\n50 words\n${number} March 2024\nThe Guardian\nGRDN\nEnglish\n© 2024 The Guardian\n\nMinisters will meet on day ${number}, and they are likely to agree.\n\nDocument GRDN00002024030${number}ek350000${number}\n\n`;

it("an export of a newspaper data base becomes one document an article", async () => {
  writeFileSync(join(desk, "factiva.txt"), article(5) + article(6));
  const library = join(desk, "a.rapporteur");
  const { code, out } = await runCommand(["import", join(desk, "factiva.txt"), "--no-code", "--library", library]);
  expect([code, out]).toEqual([0, expect.stringContaining("Imported 2 documents")]);
  const store = await openStore(library);
  try {
    const documents = (await collect(store.records.all("main", "document"))).map(({ record }) => record);
    expect(documents.map(({ title, publisher, published }) => [title, publisher, published]).toSorted()).toEqual([
      ["Talks, part 5", "The Guardian", "2024-03-05"],
      ["Talks, part 6", "The Guardian", "2024-03-06"],
    ]);
  } finally {
    await store.close();
  }
});
