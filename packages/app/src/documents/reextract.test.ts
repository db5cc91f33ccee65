import { createHash } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Readout } from "@rapporteur/reader/readout";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";
import { importReadout } from "./import-readout.ts";
import { reextractDocument, type Reextracted } from "./reextract.ts";
import { openStoredDocument } from "./stored-document.ts";

let desk: TestDesk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

/** The sample with words after its text. */
function withEnd(words: string): Readout {
  const text = `${sampleReadout.document.text}\n${words}\n`;
  const textSha256 = createHash("sha256").update(text).digest("hex");
  return { ...sampleReadout, document: { ...sampleReadout.document, text, textSha256 } };
}

async function reextract(documentId: string, readout: Readout): Promise<Reextracted> {
  const { document } = await openStoredDocument(desk.workplace, documentId);
  return reextractDocument(desk.workplace, { documentId, expected: document.revision, reading: { readout, shapes: {} }, sourceName: "new.txt" });
}

test("a document takes a new text, also its own once more, but not that of another document", async () => {
  const { documentId } = await importReadout(desk.workplace, { readout: withEnd("one") });
  const other = await importReadout(desk.workplace, { readout: withEnd("two") });
  await expect(reextract(documentId, withEnd("two"))).rejects.toMatchObject({
    code: "RAP_STORE_UNIQUE",
    details: { value: `that of ${other.documentId}` },
  });
  // What people reviewed is placed again; what nobody touched is drafted again.
  for (const words of ["one", "three"]) {
    expect(await reextract(documentId, withEnd(words))).toMatchObject({ placed: 1, lost: [] });
    const { document, content } = await openStoredDocument(desk.workplace, documentId);
    expect([content.text.endsWith(`\n${words}\n`), document.record.sourceName]).toEqual([true, "new.txt"]);
    const { store, project } = desk.workplace;
    const [last] = (await store.history.list(project, { limit: 1 })).entries;
    const summary = `New text of “${document.record.title}”: 1 statement found again, 0 lost`;
    expect(last).toMatchObject({ action: "reextract", summary });
  }
});
