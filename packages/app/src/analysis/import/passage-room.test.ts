import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { collect } from "../../library/collect.ts";
import { openDesk } from "../../library/testing/desk.ts";
import { scratchFolder } from "../../store/testing/scratch-folder.ts";
import { openImport } from "./import-source.ts";
import { importStatements } from "./import-statements.ts";

const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** A project whose one text is selected from each of these places to the other. */
function project(text: string, places: readonly (readonly [number, number])[]): string {
  const selections = places.map(
    ([start, end], at) =>
      `<PlainTextSelection guid="${guid(1000 + at)}" name="" startPosition="${start}" endPosition="${end}"><Coding guid="${guid(900_000 + at)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection>`,
  );
  return `<Project name="p"><CodeBook><Codes><Code guid="${guid(1)}" name="tolls"/></Codes></CodeBook>
    <Sources><TextSource guid="${guid(2)}" name="t"><PlainTextContent>${text}</PlainTextContent>${selections.join("")}</TextSource></Sources></Project>`;
}

test("the same words are quoted a hundred times and more, but not without end; a passage longer than any may be is left out", async () => {
  const desk = await openDesk();
  const text = "word ".repeat(40_000);
  const whole = Array.from({ length: 2000 }, (_, at) => [at, 90_000 + at] as const);
  const path = join(scratchFolder("passages"), "a.qde");
  writeFileSync(path, project(text, [[0, 4], [0, 150_000], ...whole, [5, 9]]));
  const { statements, losses } = await importStatements(desk.workplace, await openImport(path));
  const kept = await collect(desk.workplace.store.records.all("main", "statement"));
  const quoted = kept.reduce((sum, { record }) => sum + record.quote.length, 0);
  expect([statements, quoted]).toEqual([kept.length, 233 * 90_000 + 4 + 4]);
  expect(losses.join()).toContain(`${2003 - statements} statements are left out: their passages`);
  await desk.close();
});
