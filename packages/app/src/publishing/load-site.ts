import { compareTexts, RapporteurError } from "@rapporteur/core/base";
import type { RoundupRecord, SnapshotRecord } from "../records/project-records.ts";
import { newestFirst } from "./site/newest-first.ts";
import type { Site, SitePage } from "./site/site-data.ts";
import { eraseAction } from "../store/history/invert-revision.ts";
import { ledgerRecords } from "../analysis/forecasts/ledger-records.ts";
import { removedStatements, type RemovedStatements } from "../documents/stored-document.ts";
import { momentOf, type Workplace } from "../library/workplace.ts";
import { version } from "@rapporteur/reader/version";
import { commentsOf, publishedPage } from "./roundups/published-page.ts";
import { storedRoundup } from "./roundups/roundup-from-document.ts";
import { settingsOf, siteChoices, type SiteChoices } from "./site-settings.ts";
import { isDue, shownOf, type Shown } from "./roundups/shown-of.ts";
import { mayCome } from "./roundups/may-come.ts";
import { siteExperts, type PublishedDocument } from "./site-experts.ts";

/** The public site with what its server needs beside it. Its pages carry no comments: see `withComments`. */
export interface LoadedSite {
  readonly site: Site;
  /** Pages that are kept back, the next one first. */
  readonly kept: readonly KeptBack[];
  readonly choices: SiteChoices;
  readonly bySlug: ReadonlyMap<string, LoadedPage>;
}

/** A page, or the next state of one, that has a moment of publication still to come. */
export interface KeptBack {
  readonly title: string;
  readonly slug: string;
  /** ISO 8601, UTC. */
  readonly until: string;
  /** Whether readers see the page as it was until then. */
  readonly isPublic: boolean;
}

export interface LoadedPage extends PublishedDocument {
  readonly roundup: string;
  /** Library id by what the page calls a statement. */
  readonly statements: ReadonlyMap<string, string>;
}

/** Pages and experts made before, so that a site is made again only where something public changed. */
export interface SiteMemory {
  /** Revision that was looked at last. */
  head: number;
  readonly pages: Map<string, { readonly revision: number; readonly snapshotId: string; readonly page: LoadedPage }>;
  experts: { readonly key: string; readonly found: Site["experts"] } | null;
}

export function emptySiteMemory(): SiteMemory {
  return { head: 0, pages: new Map(), experts: null };
}

/** Revisions that are looked through for erasures; after more, everything is made again. */
const longestLookBack = 200;

type Place = Pick<Workplace, "store" | "project" | "now">;

/**
 * Everything public of a project now, newest first, each page as of its snapshot. A scheduled page is public from its moment on, whether or not a server has
 * noted that it is, unless the person who scheduled it may no longer publish.
 *
 * Cost: O(roundups), and O(size of its document) for each page that changed since `memory` was filled.
 */
export async function loadSite(workplace: Place, memory: SiteMemory = emptySiteMemory()): Promise<LoadedSite> {
  const { store, project } = workplace;
  const choices = await siteChoices(store, project);
  await forgetErased(workplace, memory);
  const { published, kept } = await publishedRoundups(workplace, memory);
  const removed = removedStatements(workplace, Math.min(...published.map(({ from }) => ("snapshot" in from ? from.snapshot.revision : Infinity))));
  const pages: LoadedPage[] = [];
  memory.pages.clear();
  for (const one of published) {
    const page = await pageOf(workplace, one, removed);
    if (page === null) continue;
    pages.push(page);
    memory.pages.set(page.roundup, { revision: one.revision, snapshotId: one.shown.snapshotId, page });
  }
  pages.sort((a, b) => newestFirst(a.page, b.page));
  const experts = await expertsOf(workplace, pages, memory);
  const site: Site = { settings: settingsOf(choices), pages: pages.map(({ page }) => page), experts, version };
  return { site, kept, choices, bySlug: new Map(pages.map((page) => [page.page.slug, page])) };
}

/** A roundup that is public, with what its page is made from. */
interface Published {
  readonly record: RoundupRecord & { readonly documentId: string };
  readonly shown: Shown;
  readonly revision: number;
  /** The page as it was made before, where nothing of it changed since; else the snapshot to make it from. */
  readonly from: { readonly page: LoadedPage } | { readonly snapshot: SnapshotRecord };
}

async function publishedRoundups(workplace: Place, memory: SiteMemory): Promise<{ readonly published: Published[]; readonly kept: KeptBack[] }> {
  const { store, project } = workplace;
  const now = momentOf(workplace);
  const kept: KeptBack[] = [];
  const found: Omit<Published, "from">[] = [];
  for await (const { record, revision } of store.records.all(project, "roundup")) {
    const shown = shownOf(record, now, !isDue(record, now) || (await mayCome(workplace, record)));
    const { title, slug, documentId, publishAt } = record;
    if (record.state === "scheduled" && publishAt !== null && publishAt > now) kept.push({ title, slug, until: publishAt, isPublic: shown !== null });
    if (shown !== null && documentId !== null) found.push({ record: { ...record, documentId }, shown, revision });
  }
  kept.sort((a, b) => compareTexts(a.until, b.until));
  return { published: await withSources(workplace, found, memory), kept };
}

async function withSources({ store, project }: Place, found: readonly Omit<Published, "from">[], memory: SiteMemory): Promise<Published[]> {
  const known = ({ record, shown, revision }: Omit<Published, "from">): LoadedPage | null => {
    const before = memory.pages.get(record.id);
    return before?.revision === revision && before.snapshotId === shown.snapshotId ? before.page : null;
  };
  const wanted = new Set(found.filter((one) => known(one) === null).map(({ shown }) => shown.snapshotId));
  const stored = await store.records.getMany(project, "snapshot", [...wanted]);
  const snapshots = new Map(stored.map(({ record }) => [record.id, record]));
  return found.flatMap((one): Published[] => {
    const page = known(one);
    if (page !== null) return [{ ...one, from: { page } }];
    const snapshot = snapshots.get(one.shown.snapshotId);
    return snapshot === undefined ? [] : [{ ...one, from: { snapshot } }];
  });
}

/** Null where what it stood on was erased. */
async function pageOf(workplace: Place, { record, shown, from }: Published, removed: RemovedStatements): Promise<LoadedPage | null> {
  if ("page" in from) return from.page;
  const { snapshot } = from;
  const { documentId, slug, comments, corrections, readerForecasts = false } = record;
  const { publishedAt } = shown;
  try {
    const { record: written } = await storedRoundup(workplace, record.id, snapshot.revision);
    const roundup = { ...written, slug, comments, corrections, readerForecasts };
    const told = await publishedPage(workplace, {
      roundup,
      snapshot,
      publishedAt,
      updatedAt: publishedAt > snapshot.createdAt ? publishedAt : snapshot.createdAt,
      comments: [],
      removed,
    });
    const statements = new Map([...told.toldAs].map(([id, name]) => [name, id]));
    return { ...told, documentId, revision: snapshot.revision, roundup: record.id, statements };
  } catch (thrown) {
    if (thrown instanceof RapporteurError && (thrown.code === "RAP_LIBRARY_MISSING" || thrown.code === "RAP_LIBRARY_ERASED")) return null;
    throw thrown;
  }
}

/** Drops what is known where something was erased since: an erasure reaches into the past that pages are made from. */
async function forgetErased({ store, project }: Place, memory: SiteMemory): Promise<void> {
  const head = await store.history.head(project);
  if (head === memory.head) return;
  const { entries } = await store.history.list(project, { limit: longestLookBack });
  const isErased = entries.some(({ revision, action }) => revision > memory.head && action === eraseAction);
  const isBeyond = entries.length === longestLookBack && (entries.at(-1)?.revision ?? 0) > memory.head;
  if (isErased || isBeyond) {
    memory.pages.clear();
    memory.experts = null;
  }
  memory.head = head;
}

async function expertsOf(workplace: Place, pages: readonly LoadedPage[], memory: SiteMemory): Promise<Site["experts"]> {
  const ledger = await ledgerRecords(workplace);
  const key = JSON.stringify([pages.map(({ roundup, revision, page }) => [roundup, revision, page.slug]), ledger]);
  if (memory.experts?.key === key) return memory.experts.found;
  const found = await siteExperts(workplace, pages);
  memory.experts = { key, found };
  return found;
}

/** A page with the comments that readers see of it now. */
export async function withComments({ store, project }: Place, { page, roundup, toldAs }: LoadedPage): Promise<SitePage> {
  if (page.comments.mode === "off") return page;
  const entries = commentsOf(await store.comments.published(project, roundup), toldAs);
  return { ...page, comments: { ...page.comments, entries } };
}
