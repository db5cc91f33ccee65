import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "../../eval/figure.ts";
import type { RoundupRecord } from "../../packages/app/src/records/project-records.ts";
import type { Change } from "../../packages/app/src/records/revision.ts";
import { doReading } from "../../packages/app/src/documents/do-reading.ts";
import { importReadouts } from "../../packages/app/src/documents/import-readout.ts";
import { takeSnapshot } from "../../packages/app/src/publishing/roundups/snapshot.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import type { TestWorkplace } from "../../packages/app/src/library/testing/desk.ts";
import { ensureProject } from "../../packages/app/src/library/create-project.ts";
import { publishFiles } from "../../packages/app/src/publishing/publish-files.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { ferryPact, publishPage, type PublishedPage } from "../../test/support/published-site.ts";

/** Pages that are published one after the other: each should take the same time, however many there are. */
const publishedAnew = 50;

/** Static export of a site with many pages, whole, again unchanged, and again after one page changed. */
export async function measureExport(count: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-site-"));
  const store = await openStore(join(folder, "bench.rapporteur"));
  try {
    const workplace = openWorkplace(store, { project: await ensureProject(store) });
    const pages = await fill(workplace, count);
    const site = join(folder, "site");
    const whole = await timed(() => publishFiles(workplace, { folder: site }));
    const again = await timed(() => publishFiles(workplace, { folder: site }));
    const [changed] = pages;
    if (changed !== undefined) await publishPage(workplace, changed);
    const one = await timed(() => publishFiles(workplace, { folder: site }));
    const publishing = await timed(async () => {
      for (const page of pages.slice(0, publishedAnew)) await publishPage(workplace, page);
    });
    const figure = (name: string, value: number, must: number | null, n: number): Figure => ({
      name,
      value,
      unit: "s",
      must,
      aim: null,
      better: "lower",
      n,
      data: `${count} pages of ${whole.result.written} files, one text a page`,
    });
    return [
      figure("static export, whole", whole.seconds, 60, whole.result.written),
      figure("static export again, nothing changed", again.seconds, null, again.result.unchanged),
      figure("static export again, one page published anew", one.seconds, null, one.result.written),
      figure(`publishing ${publishedAnew} of the pages, one after the other`, publishing.seconds, null, publishedAnew),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Pages of one text with other years and days, so that each is a document of its own. Read once and published on one snapshot: what is measured is the export,
 * not the editors' work.
 */
async function fill(workplace: TestWorkplace, count: number): Promise<PublishedPage[]> {
  const { readout, shapes } = await doReading({ kind: "read", source: { bytes: new TextEncoder().encode(ferryPact), name: "page.md" }, codes: true });
  const accepted = { ...readout, statements: readout.statements.map((statement) => ({ ...statement, review: "accepted" as const })) };
  const words = JSON.stringify(accepted);
  const imports = Array.from({ length: count }, (_, number) => {
    // Words of the same length: every span stays where it is.
    const other = words.replaceAll("2031", String(2031 + (number % 60))).replaceAll("Friday", `d${String(number).padStart(5, "0")}`);
    return { readout: JSON.parse(other) as typeof readout, shapes, rights: "public" as const };
  });
  const pages: PublishedPage[] = [];
  for (let from = 0; from < count; from += 100) {
    const imported = await importReadouts(workplace, imports.slice(from, from + 100));
    pages.push(...imported.map(({ documentId }, at) => ({ documentId, roundup: `r${from + at}`, slug: `page-${from + at}` })));
  }
  await publishAll(workplace, pages);
  return pages;
}

async function publishAll(workplace: TestWorkplace, pages: readonly PublishedPage[]): Promise<void> {
  const { store, project, by } = workplace;
  const commit = (changes: readonly Change[]) => store.history.commit({ project, by, action: "publish", summary: "", changes });
  const drafts = pages.map(({ roundup, slug, documentId }, number) => draft({ id: roundup, slug, documentId, tags: [`tag ${number % 20}`] }));
  const made = await commit(drafts.map((after) => ({ kind: "roundup", id: after.id, expected: null, after })));
  const snapshot = await takeSnapshot(workplace, { name: "All", note: "" });
  const publishedAt = new Date(workplace.now()).toISOString();
  await commit(
    drafts.map((record) => ({
      kind: "roundup",
      id: record.id,
      expected: made.revision,
      after: { ...record, state: "published", publishedAt, snapshotId: snapshot.id },
    })),
  );
}

function draft(given: Pick<RoundupRecord, "id" | "slug" | "documentId" | "tags">): RoundupRecord {
  const rest = { state: "draft", publishAt: null, publishedAt: null, snapshotId: null, comments: "open" } as const;
  return { ...given, ...rest, questions: [], contributions: [], corrections: [], title: `Will the ferry pact hold? ${given.slug}`, standfirst: "" };
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { seconds: (performance.now() - start) / 1000, result };
}
