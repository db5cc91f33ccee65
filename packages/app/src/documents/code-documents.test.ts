import { afterEach, beforeEach, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { codeAgain, takeCoding } from "./code-documents.ts";
import { importReadout } from "./import-readout.ts";
import type { DocumentReader, ReadingTask } from "./reading-task.ts";
import { reviewStatements } from "../statements/review-statements.ts";
import { openStoredDocument } from "./stored-document.ts";
import { openDesk, type TestDesk } from "../library/testing/desk.ts";

let desk: TestDesk;
let documentId: string;
beforeEach(async () => {
  desk = await openDesk();
  documentId = (await importReadout(desk.workplace, { readout: sampleReadout })).documentId;
});
afterEach(() => desk.close());

/** The sample as a language model drafted it: these statements, under ids of its own. */
function byModel(name: string, ids: readonly string[]): Readout {
  const statements = sampleReadout.statements
    .filter(({ id }) => ids.includes(id))
    .map((one) => ({
      ...one,
      id: `${one.id}-${name}`,
      coder: `model:${name}`,
      review: "draft" as const,
      start: one.start + 2,
      quote: one.quote.slice(2),
    }));
  return { ...sampleReadout, statements, producer: { ...sampleReadout.producer, coder: `model:${name}` } };
}
const drafts = async (): Promise<(string | null)[]> =>
  (await openStoredDocument(desk.workplace, documentId)).statements.map(({ record }) => record.draftId).sort();

it("keeps the drafts of each coder apart, and the reading that stands", async () => {
  const { content } = await openStoredDocument(desk.workplace, documentId);
  await takeCoding(desk.workplace, documentId, byModel("a", ["r1", "f2"]));
  await takeCoding(desk.workplace, documentId, byModel("b", ["f2"]));
  expect(await drafts()).toEqual(["c1", "f1", "f2", "f2-a", "f2-b", "p1", "r1", "r1-a"]);
  expect(await takeCoding(desk.workplace, documentId, byModel("a", ["f2"]))).toMatchObject({ added: 0, removed: 1 });
  expect(await drafts()).toEqual(["c1", "f1", "f2", "f2-a", "f2-b", "p1", "r1"]);
  expect((await openStoredDocument(desk.workplace, documentId)).content).toEqual(content);
});

it("changes nothing when the same coding comes again", async () => {
  const head = await desk.workplace.store.history.head("main");
  expect(await takeCoding(desk.workplace, documentId, sampleReadout)).toEqual({ added: 0, replaced: 0, removed: 0, revision: null });
  expect(await desk.workplace.store.history.head("main")).toBe(head);
});

it("does not draft again what a person rejected, under another id either", async () => {
  const { statements } = await openStoredDocument(desk.workplace, documentId);
  const relation = statements.find(({ record }) => record.draftId === "r1");
  await reviewStatements(desk.workplace, { review: "rejected", statements: [{ id: relation?.record.id ?? "", expected: relation?.revision ?? 0 }] });
  const renamed = { ...sampleReadout, statements: sampleReadout.statements.map((one) => ({ ...one, id: `${one.id}-2`, coder: "builtin@9.0.0" })) };
  await takeCoding(desk.workplace, documentId, renamed);
  // The cause had been accepted; the three drafts that nobody touched gave way.
  expect(await drafts()).toEqual(["c1", "f1-2", "f2-2", "p1-2", "r1"]);
});

it("codes a document from what its source was, and keeps what people corrected of its head", async () => {
  const text = `${sampleReadout.document.text}One more line.\n`;
  const [, second, third] = sampleReadout.document.blocks;
  if (second === undefined || third === undefined) throw new Error("the sample has three blocks");
  // The whole of the second block, and the last letter of the third; what runs over two blocks is of neither.
  const inside: [number, number][] = [
    [second.start, second.end],
    [third.end - 1, third.end],
  ];
  const readout: Readout = { ...sampleReadout, document: { ...sampleReadout.document, text, textSha256: "5".repeat(64), title: "As corrected" } };
  const shapes = {
    markup: [[3, 5]] as [number, number][],
    emphasis: [...inside, [second.end - 1, third.start + 1] as [number, number]],
    authors: ["Ada"],
  };
  const imported = await importReadout(desk.workplace, { readout, shapes });
  const asked: ReadingTask[] = [];
  const pool: DocumentReader = {
    size: 1,
    run: (task) => {
      asked.push(task);
      return Promise.resolve({ readout: { ...readout, document: { ...readout.document, title: "As read" } }, shapes: {} });
    },
  };
  expect((await codeAgain(desk.workplace, imported.documentId, { pool })).document.title).toBe("As corrected");
  const document = asked[0]?.kind === "code" ? asked[0].source.document : null;
  expect(document?.blocks.map(({ emphasis = [] }) => emphasis.map(({ start, end }) => [start, end]))).toEqual(
    sampleReadout.document.blocks.map((_, at) => inside.slice(at - 1, at).filter(() => at === 1 || at === 2)),
  );
  expect(document?.markup).toEqual([{ start: 3, end: 5 }]);
  expect(document?.metadata).toMatchObject({ title: "As corrected", authors: ["Ada"], language: "en" });
});
