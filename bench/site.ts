import type { Figure } from "../eval/figure.ts";
import { measureExport } from "./site/export.ts";
import { measureSiteLoad } from "./site/load.ts";

/**
 * The public site: a static export of many pages and the next one after a change; page views with comments on a real server, the load from a process of its
 * own; how soon a browser paints. `--pages N` and `--seconds N` change the amounts.
 */
export async function measure({ options }: { readonly options: Readonly<Record<string, string>> }): Promise<Figure[]> {
  const pages = Number(options["pages"] ?? 1000);
  const seconds = Number(options["seconds"] ?? 20);
  return [...(await measureExport(pages)), ...(await measureSiteLoad(seconds))];
}
