import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openStore } from "../open-store.ts";
import { made, sampleCommit, sampleContent, sampleDocument, sampleEntity, sampleStatement, sampleType } from "../testing/sample-records.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-views-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

test("a file has the views that a server has, with the same columns", async () => {
  const path = join(desk, "a.rapporteur");
  const store = await openStore(path);
  const content = sampleContent("Hello world, this is what the expert wrote.");
  await store.contents.keep("main", content);
  const statement = sampleStatement("s1", "d1", { speaker: "e1", values: { agreement: true, intensity: 2 } });
  const document = sampleDocument("d1", content, { tags: ["gas", "energy"] });
  const records = [made("type", sampleType()), made("entity", sampleEntity("e1")), made("document", document), made("statement", statement)];
  await store.history.commit(sampleCommit(records));
  await store.close();
  const file = new DatabaseSync(path, { readOnly: true });
  const found = file
    .prepare(
      `select s.speaker, s.quote, s."values" ->> '$.intensity' as intensity, julianday(s.date) - julianday('2024-04-01') as days, d.tags, d.words
       from analysis_statements s join analysis_documents d on d.project = s.project and d.id = s.document_id`,
    )
    .all();
  expect(found).toEqual([{ speaker: "Name e1", quote: "Hello", intensity: 2, days: 29, tags: '["energy","gas"]', words: 8 }]);
  const columns = (view: string): string[] =>
    file
      .prepare("select name from pragma_table_info(?)")
      .all(view)
      .map(({ name }) => String(name));
  expect(columns("analysis_entities")).toEqual(["project", "id", "key", "type", "name", "parent_id", "merged_into_id", "root_id", "uses"]);
  expect(columns("analysis_revisions")).toContain("summary");
  expect(columns("analysis_statements")).toHaveLength(20);
  file.close();
});
