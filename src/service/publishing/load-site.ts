import type { Site } from "../../present/site/site-data.ts";
import { version } from "../version.ts";
import type { Workplace } from "../library/workplace.ts";
import { publishedPage } from "./published-page.ts";
import { siteChoices, type SiteChoices } from "./site-settings.ts";
import { siteExperts, type PublishedDocument } from "./site-experts.ts";
import { storedRoundup } from "./roundup-from-document.ts";

/** The public site with what its server needs beside it. */
export interface LoadedSite {
  readonly site: Site;
  readonly choices: SiteChoices;
  /** Roundup id by slug, for comments. */
  readonly roundups: ReadonlyMap<string, string>;
  /** Library ids of statements by what the page calls them, by slug. */
  readonly statements: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Revision of the project when it was made. */
  readonly revision: number;
}

/**
 * Everything public of a project, newest first, each page as of its snapshot. Comments are those of now.
 *
 * Cost: O(size of the published documents).
 */
export async function loadSite(workplace: Pick<Workplace, "store" | "project">): Promise<LoadedSite> {
  const { store, project } = workplace;
  const revision = await store.history.head(project);
  const choices = await siteChoices(store, project);
  const published: (PublishedDocument & { id: string })[] = [];
  for await (const { record } of store.records.all(project, "roundup")) {
    if (record.state !== "published" || record.snapshotId === null || record.publishedAt === null || record.documentId === null) continue;
    const snapshot = await store.records.get(project, "snapshot", record.snapshotId);
    if (snapshot === null) continue;
    const taken = snapshot.record;
    const { record: written } = await storedRoundup(workplace, record.id, taken.revision);
    const comments = record.comments === "off" ? [] : await store.comments.published(project, record.id);
    const roundup = { ...written, slug: record.slug, comments: record.comments, corrections: record.corrections };
    const told = await publishedPage(workplace, { roundup, snapshot: taken, publishedAt: record.publishedAt, updatedAt: taken.createdAt, comments });
    published.push({ ...told, documentId: record.documentId, revision: taken.revision, id: record.id });
  }
  published.sort((a, b) =>
    a.page.publishedAt < b.page.publishedAt ? 1 : a.page.publishedAt > b.page.publishedAt ? -1 : a.page.slug < b.page.slug ? -1 : 1,
  );
  const { title, description, baseUrl, language, publisher, privacySentence } = choices;
  const settings = { title, description, baseUrl, language, publisher, privacySentence };
  const site: Site = {
    settings,
    pages: published.map(({ page }) => page),
    experts: await siteExperts(workplace, published),
    version,
  };
  return {
    site,
    choices,
    roundups: new Map(published.map(({ page, id }) => [page.slug, id])),
    statements: new Map(published.map(({ page, toldAs }) => [page.slug, new Map([...toldAs].map(([id, told]) => [told, id]))])),
    revision,
  };
}
