import type { Workplace } from "../library/workplace.ts";
import { exportSite, type ExportReport } from "./export/export-site.ts";
import { type KeptBack, loadSite, withComments } from "./load-site.ts";

export interface PublishedFiles extends ExportReport {
  readonly pages: number;
  readonly experts: number;
  /** Left out, or shown as they were, as their moment is still to come. */
  readonly kept: readonly KeptBack[];
}

export interface FilesRequest {
  readonly folder: string;
  /** Address that the files will have, without a slash at the end; the site's own setting unless told. */
  readonly baseUrl?: string | undefined;
  readonly onProgress?: (done: number) => void;
}

/** Writes everything public of a project into a folder, comments that are shown with their pages. Cost: of `loadSite` and `exportSite`. */
export async function publishFiles(
  workplace: Pick<Workplace, "store" | "project" | "now">,
  { folder, baseUrl, ...options }: FilesRequest,
): Promise<PublishedFiles> {
  const { site, bySlug, kept } = await loadSite(workplace);
  const pages = await Promise.all([...bySlug.values()].map((page) => withComments(workplace, page)));
  const settings = baseUrl === undefined ? site.settings : { ...site.settings, baseUrl };
  const report = await exportSite({ ...site, settings, pages }, folder, options);
  return { ...report, pages: pages.length, experts: site.experts.length, kept };
}
