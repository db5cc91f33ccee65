import type { RoundupRecord } from "../../packages/app/src/records/project-records.ts";
import { registerSite } from "../../packages/app/src/http/site/register-site.ts";
import { doReading } from "../../packages/app/src/documents/do-reading.ts";
import type { ReadingDone } from "../../packages/app/src/documents/reading-task.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { openQuestions, resolveLibraryQuestion } from "../../packages/app/src/analysis/forecasts/library-ledger.ts";
import { reviewStatements } from "../../packages/app/src/statements/review-statements.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import type { TestWorkplace } from "../../packages/app/src/library/testing/desk.ts";
import { publishRoundup } from "../../packages/app/src/publishing/roundups/publish-roundup.ts";
import { roundupFromDocument, storedRoundup } from "../../packages/app/src/publishing/roundups/roundup-from-document.ts";
import { saveSiteChoices, siteChoices } from "../../packages/app/src/publishing/site-settings.ts";
import type { HeldComment } from "../../packages/app/src/store/comment-store.ts";
import { startSingleUser, type LibraryServer, type ServerWish } from "./library-server.ts";

/** An invented roundup with two experts who contradict each other, a forecast with a number, relations and causes. */
export const ferryPact = `# Will the ferry pact hold?

The two governments signed on Friday. Will the pact hold? Three invented experts answer.

## It will fray

**Ada Lind**, fellow at the Harbour Institute

Norway will probably leave the ferry pact by the end of 2031. The pact is a sham. High fuel prices caused the quarrel. Norway threatened Sweden with tolls. Higher tolls lead to smuggling. Smuggling leads to higher tolls.

## It will hold

**Boris Mehl**, professor at the Coast School

I think it is very unlikely that Norway leaves the pact in 2031. Sweden welcomed the pact. Denmark accused Norway of fraud. Denmark supports Sweden. The pact is not a sham.

## Ask the crews

**Čeněk Übel**, mariner

The crews will certainly strike in 2032. Norway praised Denmark. Low wages cause strikes.
`;

export const quietHarbour = `# What is left of the harbour treaty?

The treaty lapsed in spring. One invented expert looks back.

## Little

**Ada Lind**, director at the Tide Office

Sweden condemned Norway. Norway will almost certainly build a second harbour by 2033. Neglect caused the failure of the treaty.
`;

/** A publishing desk without a browser: what an editor does, by the use cases themselves. */
export interface PublishedPage {
  readonly roundup: string;
  readonly slug: string;
  readonly documentId: string;
}

const readings = new Map<string, Promise<ReadingDone>>();

/** What reading a page of Markdown gives; the same words are read once a process. */
async function readOnce(markdown: string): Promise<ReadingDone> {
  const source = { bytes: new TextEncoder().encode(markdown), name: "page.md" };
  const reading = readings.get(markdown) ?? doReading({ kind: "read", source, codes: true });
  readings.set(markdown, reading);
  return structuredClone(await reading);
}

/** Reads a text into the library, accepts every draft, and makes a roundup of it. */
export async function makeRoundup(workplace: TestWorkplace, markdown: string, change: Partial<RoundupRecord> = {}): Promise<PublishedPage> {
  const { store, project, by } = workplace;
  const { readout, shapes } = await readOnce(markdown);
  const { documentId } = await importReadout(workplace, { readout, shapes, rights: "public", sourceName: "page.md" });
  const { entries } = await store.lists.statements(project, { documents: [documentId], reviews: ["draft"], limit: 500 });
  await reviewStatements(workplace, {
    review: "accepted",
    statements: entries.map(({ record, revision }) => ({ id: record.id, expected: revision })),
  });
  const { id, revision } = await roundupFromDocument(workplace, { documentId });
  const { record } = await storedRoundup(workplace, id);
  const after = { ...record, ...change };
  await store.history.commit({ project, by, action: "edit", summary: "Edited", changes: [{ kind: "roundup", id, expected: revision, after }] });
  return { roundup: id, slug: after.slug, documentId };
}

/** Publishes a roundup as it stands now. */
export async function publishPage(workplace: TestWorkplace, { roundup }: Pick<PublishedPage, "roundup">, correctionNote = ""): Promise<void> {
  const { revision } = await storedRoundup(workplace, roundup);
  await publishRoundup(workplace, { id: roundup, expected: revision, step: "publish", at: null, correctionNote });
}

let commentCount = 0;

/** Puts a comment into the library as the form's way would have left it. */
export async function keepComment({ store, project, now }: TestWorkplace, page: PublishedPage, given: Partial<HeldComment>): Promise<string> {
  commentCount++;
  const id = given.id ?? `c${commentCount}`;
  const comment: HeldComment = {
    id,
    project,
    roundup: page.roundup,
    parent: null,
    statement: null,
    stance: null,
    chance: null,
    name: `Reader ${commentCount}`,
    text: `Words of reader ${commentCount}.`,
    email: `secret-${commentCount}@mail.example`,
    state: "approved",
    createdAt: new Date(now()).toISOString(),
    editedAt: null,
    editorNote: null,
    rules: [],
    prefixHash: "p",
    ...given,
  };
  await store.comments.add(comment, `request-${id}`);
  return id;
}

export interface SiteServer extends LibraryServer {
  readonly project: string;
  readonly workplace: TestWorkplace;
  readonly pages: readonly PublishedPage[];
  /** Moves the server's clock. */
  readonly pass: (ms: number) => void;
}

/** A real server whose site has two pages, with a correction, resolved and open forecasts, comments with answers and a tombstone. */
export async function startSite(wish: ServerWish = {}): Promise<SiteServer> {
  let time = Date.parse("2031-06-01T08:00:00Z");
  const now = (): number => time;
  const server = await startSingleUser({ plugins: [registerSite], now, ...wish });
  const workplace = openWorkplace(server.app.store, { project: server.project, now });
  await saveSiteChoices(openWorkplace(server.app.store, { project: server.project }), {
    ...(await siteChoices(server.app.store, server.project)),
    title: "The Tide",
    publisher: "Tide Office",
    baseUrl: "https://tide.example/site",
  });
  const first = await makeRoundup(workplace, quietHarbour, { tags: ["Treaties", "Černé moře", "漁業"] });
  await publishPage(workplace, first);
  time += 86_400_000;
  const second = await makeRoundup(workplace, ferryPact, { tags: ["Treaties", "Ferries & tolls", "?!"] });
  await publishPage(workplace, second);
  await decideForecasts(workplace);
  await correct(workplace, second);
  await fillComments(workplace, second);
  time += 60_000;
  const pass = (ms: number): void => void (time += ms);
  return { ...server, workplace, pages: [first, second], pass };
}

async function decideForecasts(workplace: TestWorkplace): Promise<void> {
  await openQuestions(workplace, { countsDrafts: false });
  const asked: string[] = [];
  for await (const { record } of workplace.store.records.all(workplace.project, "question")) if (record.text.includes("leave")) asked.push(record.id);
  for (const question of asked)
    await resolveLibraryQuestion(workplace, {
      question,
      outcome: "no",
      happened: Date.parse("2031-05-30"),
      reason: "It did not come to pass.",
      evidence: "https://tide.example/report",
    });
}

async function correct(workplace: TestWorkplace, page: PublishedPage): Promise<void> {
  const { store, project, by } = workplace;
  const { record, revision } = await storedRoundup(workplace, page.roundup);
  const after = { ...record, standfirst: "The two governments signed on Saturday." };
  await store.history.commit({
    project,
    by,
    action: "edit",
    summary: "Edited",
    changes: [{ kind: "roundup", id: record.id, expected: revision, after }],
  });
  await publishPage(workplace, page, "the day was wrong");
}

async function fillComments(workplace: TestWorkplace, page: PublishedPage): Promise<void> {
  const { entries } = await workplace.store.lists.statements(workplace.project, { documents: [page.documentId], limit: 1 });
  const statement = entries[0]?.record.id ?? null;
  const asked = await keepComment(workplace, page, { statement, stance: "disagree", text: "I doubt it.\n\nSee https://tide.example/why" });
  await keepComment(workplace, page, { parent: asked, name: "Читатель" });
  const gone = await keepComment(workplace, page, { text: "Taken back." });
  await keepComment(workplace, page, { parent: gone });
  await workplace.store.comments.edit(workplace.project, gone, {
    seen: { state: "approved", editedAt: null },
    text: "",
    state: "withdrawn",
    editedAt: new Date(workplace.now()).toISOString(),
    rules: [],
  });
  await keepComment(workplace, page, { state: "held", text: "Not read by an editor yet." });
}
