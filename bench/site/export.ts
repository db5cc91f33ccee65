import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "../../eval/figure.ts";
import { openWorkplace, type Workplace } from "../../src/service/library/workplace.ts";
import { ensureProject } from "../../src/service/library/create-project.ts";
import { publishFiles } from "../../src/service/publishing/publish-files.ts";
import { openStore } from "../../src/store/open-store.ts";
import { ferryPact, makeRoundup, publishPage, type PublishedPage } from "../../test/support/published-site.ts";

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
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Pages of like texts with other years, so that each is a document of its own. */
async function fill(workplace: Workplace, count: number): Promise<PublishedPage[]> {
  const pages: PublishedPage[] = [];
  for (let number = 0; number < count; number++) {
    const text = ferryPact.replaceAll("2031", String(2031 + (number % 60))).replace("signed on Friday", `signed in year ${number}`);
    const page = await makeRoundup(workplace, text, { slug: `page-${number}`, tags: [`tag ${number % 20}`] });
    await publishPage(workplace, page);
    pages.push(page);
  }
  return pages;
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const start = performance.now();
  const result = await work();
  return { seconds: (performance.now() - start) / 1000, result };
}
