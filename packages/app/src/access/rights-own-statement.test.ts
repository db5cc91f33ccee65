import { beforeEach, expect, test } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import type { StatementRecord } from "../records/statement-record.ts";
import { describeAboveStores, type TestStores } from "../store/testing/describe-stores.ts";
import type { Store } from "../store/store.ts";
import { analyseLibrary } from "../analysis/library/analyse-library.ts";
import { takeCoding } from "../documents/code-documents.ts";
import { collect } from "../library/collect.ts";
import { createProject } from "../library/create-project.ts";
import { exportLibrary } from "../analysis/export/export-library.ts";
import { importReadout } from "../documents/import-readout.ts";
import { projectTrust } from "../statements/library-trust.ts";
import { reviewStatements } from "../statements/review-statements.ts";
import { openStoredDocument } from "../documents/stored-document.ts";
import { openWorkplace, type Workplace } from "../library/workplace.ts";
import { commitAsPerson } from "../history/library-commit.ts";
import { undoAsPerson } from "../history/library-undo.ts";
import { visibilityOf } from "./rights-visibility.ts";
import { narrowStore } from "./rights-store.ts";
import { everything, type Membership } from "../library/membership.ts";

const coder: Membership = { role: "coder", grants: everything };
let serial = 0;
const key = (): string => `request-${serial++}`;

/** Two coders of a blind project whose document a machine has drafted; the editor sees all. */
interface Desks {
  readonly store: Store;
  readonly editor: Workplace;
  readonly ann: Workplace;
  readonly ben: Workplace;
  readonly documentId: string;
}

async function openDesks(open: TestStores["open"]): Promise<Desks> {
  const store = await open();
  let [time, next] = [Date.parse("2031-06-01T00:00:00Z"), 0];
  const now = (): number => (time += 1000);
  const editor = openWorkplace(store, { now, makeId: (letter) => `${letter}${++next}` });
  await createProject(editor, { id: "main", name: "Main" });
  const drafts = { ...sampleReadout, statements: sampleReadout.statements.map((one) => ({ ...one, review: "draft" as const })) };
  const { documentId } = await importReadout(editor, { readout: drafts });
  const as = (account: string): Workplace => {
    const visibility = visibilityOf(account, coder, true);
    if (visibility === null) throw new Error("a coder of a blind project does not see all");
    return { ...editor, store: narrowStore(store, { project: "main", visibility, now }), by: { account, name: account }, membership: coder };
  };
  return { store, editor, ann: as("ann"), ben: as("ben"), documentId };
}

const statementsOf = async (place: Workplace, id: string): Promise<StatementRecord[]> =>
  (await openStoredDocument(place, id)).statements.map(({ record }) => record);
const stateOf = ({ draftId, draftOf, review, coder: by }: StatementRecord): string =>
  `${draftOf === undefined ? draftId : "own"} ${review} ${by.kind}`;

async function review(place: Workplace, draftId: string, state: StatementRecord["review"], documentId: string): Promise<string> {
  const { statements } = await openStoredDocument(place, documentId);
  const { record, revision } = statements.find((one) => one.record.draftId === draftId)!;
  await reviewStatements(place, { review: state, statements: [{ id: record.id, expected: revision }] });
  return record.id;
}

describeAboveStores("coders who do not see each other", ({ open }) => {
  let desks: Desks;
  beforeEach(async () => {
    desks = await openDesks(open);
  });

  test("review the same drafts, each in a statement of their own; the drafts stay", async () => {
    const { editor, ann, ben, documentId } = desks;
    const before = (await statementsOf(ben, documentId)).map(stateOf).sort();
    await review(ann, "r1", "accepted", documentId);
    await review(ann, "c1", "rejected", documentId);
    expect((await statementsOf(ben, documentId)).map(stateOf).sort()).toEqual(before);
    const own = (await statementsOf(ann, documentId)).map(stateOf).sort();
    expect(own).toEqual(["f1 draft builtin", "f2 draft builtin", "own accepted person", "own rejected person", "p1 draft builtin"]);
    // What one follows by events says that more has changed than one record: the draft is out of sight.
    const latest = await ann.store.history.revision("main", await ann.store.history.head("main"));
    expect([latest?.changes.length, latest?.revision.changeCount]).toEqual([1, 2]);
    await review(ben, "r1", "accepted", documentId);
    expect(
      (await statementsOf(editor, documentId))
        .filter(({ type }) => type === "relation")
        .map(stateOf)
        .sort(),
    ).toEqual(["own accepted person", "own accepted person", "r1 draft builtin"]);
  });

  test("are told nothing of each other by any way in", async () => {
    const { ann, ben, editor, documentId } = desks;
    const revisions = await editor.store.history.head("main");
    const draft = await review(ann, "p1", "accepted", documentId);
    const { record: own } = (await collect(ann.store.records.all("main", "statement"))).find(({ record }) => record.draftOf === draft)!;
    const { store } = ben;
    const told = JSON.stringify([
      await collect(store.records.all("main", "statement")),
      await store.lists.statements("main", { limit: 500 }),
      await store.lists.statementFacets("main", { limit: 1 }),
      await store.lists.documents("main", { limit: 10 }),
      (await store.tables.statements("main")).table.ids,
      await store.search.find("main", { text: own.quote.split(" ")[0] ?? "", limit: 500 }),
      await store.history.list("main", { limit: 100 }),
      await store.history.revision("main", revisions + 1),
      await store.history.versions("main", "statement", own.id),
      await store.history.versions("main", "statement", draft),
      await store.records.get("main", "statement", own.id),
      await analyseLibrary(ben, { analysis: "relations", options: {}, countsDrafts: false }).catch((problem: Error) => problem.message),
      Buffer.from((await exportLibrary(ben, { what: "statements", format: "csv", options: {}, countsDrafts: true })).bytes).toString(),
    ]);
    expect(told).not.toContain(own.id);
    expect(told).not.toContain('"ann"');
    expect(told).toContain(draft);
  });

  test("find their own statement in place of the draft in lists, counts, search, table and files", async () => {
    const { ann, documentId } = desks;
    const draft = await review(ann, "r1", "accepted", documentId);
    const { lists, tables, search, records } = ann.store;
    expect((await lists.documents("main", { limit: 1 })).entries[0]?.counts).toEqual({ draft: 4, accepted: 1, rejected: 0 });
    expect(await lists.statementCount("main", { limit: 1 })).toBe(5);
    expect((await lists.statementFacets("main", { limit: 1 }))["reviews"]).toMatchObject([
      { value: "draft", count: 4 },
      { value: "accepted", count: 1 },
    ]);
    const ids = (await tables.statements("main")).table.ids;
    expect([ids.length, ids.includes(draft)]).toEqual([5, false]);
    expect((await tables.statements("main", { asOf: 2 })).table.ids).toContain(draft);
    const own = (await collect(records.all("main", "statement"))).find(({ record }) => record.draftOf === draft)?.record;
    const { entries } = await search.find("main", { text: `"${own?.quote.split(" ").slice(0, 3).join(" ")}"`, fields: ["quote"], limit: 50 });
    expect(entries.map(({ statementId }) => statementId)).toContain(own?.id);
    expect(entries.map(({ statementId }) => statementId)).not.toContain(draft);
  });

  test("may correct and remove a draft for themselves, undo that, and find the draft again", async () => {
    const { ann, ben, documentId } = desks;
    const { statements } = await openStoredDocument(ann, documentId);
    const { record, revision } = statements.find((one) => one.record.draftId === "r1")!;
    const send = (after: StatementRecord | null, expected = revision) =>
      commitAsPerson(ann, {
        requestKey: key(),
        action: "edit",
        summary: "",
        changes: [{ kind: "statement", id: record.id, expected, after }],
      });
    await send({ ...record, status: "denied", review: "accepted" });
    expect((await statementsOf(ann, documentId)).find(({ draftOf }) => draftOf === record.id)).toMatchObject({ status: "denied", reviewedBy: "ann" });
    expect((await statementsOf(ben, documentId)).find(({ id }) => id === record.id)).toEqual(record);
    // A screen that has not heard of it yet asks again: nobody answers a draft twice.
    await expect(send({ ...record, review: "rejected" })).rejects.toMatchObject({ code: "RAP_STORE_CONFLICT" });
    await undoAsPerson(ann, { requestKey: key(), direction: "undo" });
    expect((await statementsOf(ann, documentId)).find(({ id }) => id === record.id)).toEqual(record);
    await send(null);
    expect((await statementsOf(ann, documentId)).find(({ draftOf }) => draftOf === record.id)?.review).toBe("rejected");
    expect((await statementsOf(ben, documentId)).find(({ id }) => id === record.id)).toEqual(record);
    await expect(send({ ...record, review: "rejected" }, revision + 40)).rejects.toMatchObject({ code: "RAP_STORE_CONFLICT" });
  });

  test("do not see what an editor settled, nor what was reviewed before the project was blind", async () => {
    const { editor, ann, documentId } = desks;
    const draft = await review(editor, "r1", "accepted", documentId);
    expect((await statementsOf(ann, documentId)).map(({ id }) => id)).not.toContain(draft);
    expect(await ann.store.history.versions("main", "statement", draft)).toEqual([]);
  });

  test("keep their answers where the document is coded again", async () => {
    const { editor, ann, ben, documentId } = desks;
    const draft = await review(ann, "r1", "rejected", documentId);
    const renamed = sampleReadout.statements.map((one) => ({ ...one, id: `${one.id}-2`, review: "draft" as const, coder: "builtin@9.0.0" }));
    await takeCoding(editor, documentId, { ...sampleReadout, statements: renamed });
    const relations = async (place: Workplace) => (await statementsOf(place, documentId)).filter(({ type }) => type === "relation");
    expect((await relations(ben)).map(stateOf)).toEqual(["r1-2 draft builtin"]);
    expect((await relations(ann)).map(({ draftOf, review: state }) => [draftOf, state])).toEqual([[draft, "rejected"]]);
    await takeCoding(editor, documentId, { ...sampleReadout, statements: [] });
    expect((await relations(ann)).map(stateOf)).toEqual(["own rejected person"]);
  });

  test("agree as far as their own statements do, also where one rejected all; their verdicts count as the project's", async () => {
    const { editor, ann, ben, documentId } = desks;
    for (const draft of ["r1", "p1", "c1"]) await review(ann, draft, "accepted", documentId);
    for (const draft of ["r1", "p1", "c1"]) await review(ben, draft, "rejected", documentId);
    const ask = { analysis: "agreement", options: { samples: 0 }, countsDrafts: false } as const;
    const report = await analyseLibrary(editor, ask);
    expect(report.result).toMatchObject({ coders: ["ann", "ben"] });
    const relation = (await projectTrust(editor)).find(({ type }) => type === "relation");
    expect(relation).toMatchObject({ accepted: 1, corrected: 0, rejected: 1, precision: 0.5 });
    expect((await projectTrust(ann)).find(({ type }) => type === "relation")).toMatchObject({ accepted: 1, rejected: 0 });
  });
});
