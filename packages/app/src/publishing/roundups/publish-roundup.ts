import { RapporteurError } from "@rapporteur/core/base";
import type { RoundupRecord, SnapshotRecord } from "../../records/project-records.ts";
import { statementClaim } from "../../present/claim.ts";
import { clip, onOneLine } from "../../present/selection.ts";
import type { SitePage } from "../site/site-data.ts";
import { takeSnapshot } from "./snapshot.ts";
import { authorise } from "../../library/authorise.ts";
import { momentOf, type Workplace } from "../../library/workplace.ts";
import { mayCome } from "./may-come.ts";
import { publishedPage } from "./published-page.ts";
import { isDue } from "./shown-of.ts";
import { storedRoundup } from "./roundup-from-document.ts";

/** `unschedule` calls a moment off: the page is again what it was. */
export type PublishStep = "publish" | "schedule" | "unschedule" | "withdraw";

export interface PublishRequest {
  readonly id: string;
  /** Revision of the roundup that the editor saw. */
  readonly expected: number;
  readonly step: PublishStep;
  /** For `schedule`: ISO 8601, in the future. */
  readonly at: string | null;
  /** Why something that was published changes now; shown with old and new value. */
  readonly correctionNote: string;
}

export interface Published {
  readonly revision: number;
  readonly state: RoundupRecord["state"];
  readonly slug: string;
  readonly statements: number;
  /** Drafts of the document that no person has reviewed: they are not shown. */
  readonly unreviewed: number;
  readonly corrections: number;
}

/**
 * Publishes a roundup, publishes it again with what changed listed as corrections, schedules it, calls a moment off, or withdraws it. Publishing and scheduling
 * take a snapshot first: the public page is made from that, and every figure on it can be rebuilt. What changes after a page was scheduled is not in it.
 *
 * @throws RAP_STORE_CONFLICT; RAP_PUBLISH_UNREAD, RAP_PUBLISH_RIGHTS, RAP_PUBLISH_TIME, RAP_PUBLISH_STATE
 */
export async function publishRoundup(workplace: Workplace, request: PublishRequest): Promise<Published> {
  authorise(workplace, "publish");
  const { record, revision } = await storedRoundup(workplace, request.id);
  if (revision !== request.expected) {
    // Let the store tell what stands there now: it knows who changed it.
    await change(workplace, record, { action: request.step, expected: request.expected, after: record, to: "" });
  }
  if (request.step === "publish") return publishNow(workplace, record, request);
  if (request.step === "withdraw") return withdraw(workplace, record, request.expected);
  if (request.step === "unschedule") return unschedule(workplace, record, request.expected);
  return schedule(workplace, record, request);
}

async function schedule(workplace: Workplace, record: RoundupRecord, { at, expected, correctionNote }: PublishRequest): Promise<Published> {
  const time = at === null ? Number.NaN : Date.parse(at);
  if (Number.isNaN(time) || time <= workplace.now()) throw new RapporteurError("RAP_PUBLISH_TIME", { at: at ?? "nothing" });
  // The editor learns now, not at night, that the page cannot be made.
  const { page, unreviewed } = await pageNow(workplace, record);
  const publishAt = new Date(time).toISOString();
  const snapshot = await snapshotOf(workplace, record);
  const approved = { snapshotId: snapshot.id, correctionNote, before: stateBefore(record) };
  const after: RoundupRecord = { ...record, state: "scheduled", publishAt, approved, missed: null };
  const revision = await change(workplace, record, { action: "schedule", expected, after, to: ` for ${publishAt}` });
  return { revision, ...standing(after), statements: page.readout.statements.length, unreviewed };
}

/** What a page was before it was scheduled. */
function stateBefore({ state, approved, publishedAt }: RoundupRecord): "draft" | "published" | "withdrawn" {
  if (state !== "scheduled") return state;
  return approved?.before ?? (publishedAt === null ? "draft" : "published");
}

async function unschedule(workplace: Workplace, record: RoundupRecord, expected: number): Promise<Published> {
  if (record.state !== "scheduled") {
    const cure = "there is no moment to call off";
    throw new RapporteurError("RAP_PUBLISH_STATE", { title: record.title, state: stateName(record.state), cure });
  }
  const after: RoundupRecord = { ...record, state: stateBefore(record), publishAt: null, approved: null };
  const to = record.publishAt === null ? "" : `, which was for ${record.publishAt}`;
  const revision = await change(workplace, record, { action: "unschedule", expected, after, to });
  return { revision, ...standing(after), statements: 0, unreviewed: 0 };
}

/** The history says why, and the page says so to its editors until its next step. */
async function miss(workplace: Workplace, record: RoundupRecord, expected: number): Promise<void> {
  const { publishAt, title } = record;
  const after: RoundupRecord = { ...record, state: stateBefore(record), publishAt: null, approved: null, missed: publishAt };
  const summary = `Not published: “${title.slice(0, 350)}”, scheduled for ${publishAt} by somebody who may no longer publish`;
  const changes = [{ kind: "roundup" as const, id: record.id, expected, after }];
  await authorise(workplace, "publish").commit({ action: "unschedule", summary, changes });
}

async function withdraw(workplace: Workplace, record: RoundupRecord, expected: number): Promise<Published> {
  if (record.state === "draft" || record.state === "withdrawn")
    throw new RapporteurError("RAP_PUBLISH_STATE", { title: record.title, state: stateName(record.state), cure: "there is nothing to withdraw" });
  const after: RoundupRecord = {
    ...record,
    state: record.publishedAt === null ? "draft" : "withdrawn",
    publishAt: null,
    approved: null,
    missed: null,
  };
  const revision = await change(workplace, record, { action: "withdraw", expected, after, to: "" });
  return { revision, ...standing(after), statements: 0, unreviewed: 0 };
}

const stateName = (state: RoundupRecord["state"]): string => (state === "published" ? "public" : `a ${state} page`);

function standing({ state, slug, corrections }: RoundupRecord): Pick<Published, "state" | "slug" | "corrections"> {
  return { state, slug, corrections: corrections.length };
}

async function publishNow(workplace: Workplace, record: RoundupRecord, { expected, correctionNote }: PublishRequest): Promise<Published> {
  const { unreviewed } = await pageNow(workplace, record);
  const snapshot = await snapshotOf(workplace, record);
  const done = await publishFrom(workplace, record, { snapshot, expected, correctionNote, publishedAt: momentOf(workplace) });
  return { ...done, unreviewed };
}

function snapshotOf(workplace: Workplace, record: RoundupRecord): Promise<SnapshotRecord> {
  const name = `${record.title.slice(0, 150)} (${momentOf(workplace).slice(0, 10)})`;
  return takeSnapshot(workplace, { name, note: "Taken to publish a page." });
}

/** Publishes what was approved, as it was then. */
async function publishApproved(workplace: Workplace, record: RoundupRecord, expected: number): Promise<Published> {
  const { approved, publishAt } = record;
  const stored =
    approved === undefined || approved === null ? null : await workplace.store.records.get(workplace.project, "snapshot", approved.snapshotId);
  const correctionNote = approved?.correctionNote ?? "";
  if (stored === null) return publishNow(workplace, record, { id: record.id, expected, step: "publish", at: null, correctionNote });
  const publishedAt = publishAt ?? momentOf(workplace);
  return publishFrom(workplace, record, { snapshot: stored.record, expected, correctionNote, publishedAt });
}

interface Publication {
  readonly snapshot: SnapshotRecord;
  readonly expected: number;
  readonly correctionNote: string;
  /** For a page that was never public. */
  readonly publishedAt: string;
}

async function publishFrom(
  workplace: Workplace,
  record: RoundupRecord,
  { snapshot, expected, correctionNote, publishedAt }: Publication,
): Promise<Published> {
  const before = await formerPage(workplace, record);
  const { record: written } = await storedRoundup(workplace, record.id, snapshot.revision);
  const page = await pageAt(workplace, written, snapshot);
  const corrections = before === null ? [] : correctionsBetween(before, page, { at: momentOf(workplace), note: correctionNote });
  const after: RoundupRecord = {
    ...record,
    state: "published",
    publishAt: null,
    approved: null,
    missed: null,
    publishedAt: record.publishedAt ?? publishedAt,
    snapshotId: snapshot.id,
    corrections: [...record.corrections, ...corrections].slice(-1000),
  };
  const revision = await change(workplace, record, { action: "publish", expected, after, to: "" });
  return { revision, ...standing(after), statements: page.readout.statements.length, unreviewed: 0 };
}

interface RoundupChange {
  readonly action: string;
  readonly expected: number;
  readonly after: RoundupRecord;
  /** What the history says behind the title. */
  readonly to: string;
}

async function change(workplace: Workplace, record: RoundupRecord, { action, expected, after, to }: RoundupChange): Promise<number> {
  const summary = `${action.slice(0, 1).toUpperCase()}${action.slice(1)} “${record.title.slice(0, 400)}”${to}`;
  const { revision } = await authorise(workplace, "publish").commit({
    action,
    summary,
    changes: [{ kind: "roundup", id: record.id, expected, after }],
  });
  return revision;
}

/** The page as it would be published now, for previews and checks, with how many drafts it leaves out. */
export async function pageNow(
  workplace: Pick<Workplace, "store" | "project" | "now">,
  record: RoundupRecord,
): Promise<{ page: SitePage; unreviewed: number }> {
  const { store, project } = workplace;
  const revision = await store.history.head(project);
  const snapshot = { name: "Preview", revision, digest: "0".repeat(64) };
  const page = await pageAt(workplace, record, snapshot);
  const unreviewed =
    record.documentId === null ? 0 : await store.lists.statementCount(project, { documents: [record.documentId], reviews: ["draft"], limit: 1 });
  return { page, unreviewed };
}

type Taken = Pick<SnapshotRecord, "name" | "revision" | "digest">;

async function pageAt(workplace: Pick<Workplace, "store" | "project" | "now">, roundup: RoundupRecord, snapshot: Taken): Promise<SitePage> {
  const now = momentOf(workplace);
  const { page } = await publishedPage(workplace, { roundup, snapshot, publishedAt: roundup.publishedAt ?? now, updatedAt: now, comments: [] });
  return page;
}

/** What was public until now; null for a first publication. A page whose snapshot was erased has nothing to compare with. */
async function formerPage(workplace: Workplace, record: RoundupRecord): Promise<SitePage | null> {
  if (record.snapshotId === null || record.publishedAt === null) return null;
  const stored = await workplace.store.records.get(workplace.project, "snapshot", record.snapshotId);
  if (stored === null) return null;
  const { record: roundup } = await storedRoundup(workplace, record.id, stored.record.revision);
  return pageAt(workplace, roundup, stored.record);
}

/**
 * What a reader of the old page must be told: the title, and statements whose coding changed or that were taken back. New statements correct nothing.
 * Cost: O(statements).
 */
function correctionsBetween(before: SitePage, after: SitePage, { at, note }: { at: string; note: string }): RoundupRecord["corrections"] {
  const corrections: RoundupRecord["corrections"] = [];
  const add = (what: string, old: string, now: string): void => {
    corrections.push({ at, what: what.slice(0, 1000), old, new: now, note });
  };
  const [was, is] = [before.readout.document, after.readout.document];
  if (was.title !== is.title) add("title", onOneLine(was.title), onOneLine(is.title));
  if ((was.standfirst ?? "") !== (is.standfirst ?? "")) add("standfirst", onOneLine(was.standfirst ?? "—"), onOneLine(is.standfirst ?? "—"));
  const now = new Map(after.readout.statements.map((statement) => [statement.id, statementClaim(after.readout, statement)]));
  for (const statement of before.readout.statements) {
    const old = statementClaim(before.readout, statement);
    const what = `${statement.type} “${clip(statement.quote, 120)}”`;
    const fresh = now.get(statement.id);
    if (fresh === undefined) add(what, old, "taken back");
    else if (fresh !== old) add(what, old, fresh);
  }
  return corrections;
}

/**
 * Publishes what is due, with the rights that the person who scheduled it has then; where they may no longer publish, the page is again what it was, and says
 * which moment it missed. Called by the server's clock; two servers may call it, since the second finds the record changed. Returns how many were published.
 */
export async function publishDue(workplace: Workplace): Promise<number> {
  const now = momentOf(workplace);
  let count = 0;
  for await (const { record, revision } of workplace.store.records.all(workplace.project, "roundup")) {
    if (!isDue(record, now)) continue;
    try {
      if (await mayCome(workplace, record)) {
        await publishApproved(workplace, record, revision);
        count++;
      } else await miss(workplace, record, revision);
    } catch (thrown) {
      // Somebody else published it, or it can no longer be published: it stays scheduled, and its editor sees why when looking.
      if (!(thrown instanceof RapporteurError)) throw thrown;
    }
  }
  return count;
}
