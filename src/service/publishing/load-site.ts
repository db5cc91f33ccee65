import type { RoundupRecord } from "../../model/library/project-records.ts";
import type { Stored } from "../../model/library/records.ts";
import type { Site, SitePage } from "../../present/site/site-data.ts";
import { ledgerRecords } from "../library/ledger-records.ts";
import type { Workplace } from "../library/workplace.ts";
import { version } from "../version.ts";
import { commentsOf, publishedPage } from "./published-page.ts";
import { storedRoundup } from "./roundup-from-document.ts";
import { settingsOf, siteChoices, type SiteChoices } from "./site-settings.ts";
import { siteExperts, type PublishedDocument } from "./site-experts.ts";

/** The public site with what its server needs beside it. Its pages carry no comments: see `withComments`. */
export interface LoadedSite {
  readonly site: Site;
  readonly choices: SiteChoices;
  readonly bySlug: ReadonlyMap<string, LoadedPage>;
}

export interface LoadedPage extends PublishedDocument {
  readonly roundup: string;
  /** Library id by what the page calls a statement. */
  readonly statements: ReadonlyMap<string, string>;
}

/** Pages and experts made before, so that a site is made anew only where something public changed. */
export interface SiteMemory {
  readonly pages: Map<string, { readonly revision: number; readonly page: LoadedPage }>;
  experts: { readonly key: string; readonly found: Site["experts"] } | null;
}

export function emptySiteMemory(): SiteMemory {
  return { pages: new Map(), experts: null };
}

type Place = Pick<Workplace, "store" | "project">;

/**
 * Everything public of a project, newest first, each page as of its snapshot.
 *
 * Cost: O(roundups), and O(size of its document) for each page that changed since `memory` was filled.
 */
export async function loadSite(workplace: Place, memory: SiteMemory = emptySiteMemory()): Promise<LoadedSite> {
  const { store, project } = workplace;
  const choices = await siteChoices(store, project);
  const pages: LoadedPage[] = [];
  const standing = new Set<string>();
  for await (const stored of store.records.all(project, "roundup")) {
    const page = await pageOf(workplace, stored, memory);
    if (page === null) continue;
    pages.push(page);
    standing.add(page.roundup);
  }
  for (const id of memory.pages.keys()) if (!standing.has(id)) memory.pages.delete(id);
  pages.sort((a, b) => newestFirst(a.page, b.page));
  const experts = await expertsOf(workplace, pages, memory);
  const site: Site = { settings: settingsOf(choices), pages: pages.map(({ page }) => page), experts, version };
  return { site, choices, bySlug: new Map(pages.map((page) => [page.page.slug, page])) };
}

function newestFirst(a: SitePage, b: SitePage): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1;
  return a.slug < b.slug ? -1 : 1;
}

async function pageOf(workplace: Place, { record, revision }: Stored<RoundupRecord>, memory: SiteMemory): Promise<LoadedPage | null> {
  const { store, project } = workplace;
  if (record.snapshotId === null || record.publishedAt === null || record.documentId === null) return null;
  // A page that is scheduled to change stays as it is until then.
  if (record.state !== "published" && record.state !== "scheduled") return null;
  const known = memory.pages.get(record.id);
  if (known?.revision === revision) return known.page;
  const snapshot = await store.records.get(project, "snapshot", record.snapshotId);
  if (snapshot === null) return null;
  const taken = snapshot.record;
  const { record: written } = await storedRoundup(workplace, record.id, taken.revision);
  const roundup = { ...written, slug: record.slug, comments: record.comments, corrections: record.corrections };
  const told = await publishedPage(workplace, {
    roundup,
    snapshot: taken,
    publishedAt: record.publishedAt,
    updatedAt: taken.createdAt,
    comments: [],
  });
  const statements = new Map([...told.toldAs].map(([id, name]) => [name, id]));
  const page: LoadedPage = { ...told, documentId: record.documentId, revision: taken.revision, roundup: record.id, statements };
  memory.pages.set(record.id, { revision, page });
  return page;
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
