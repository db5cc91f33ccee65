import type { SitePage } from "./site/site-data.ts";
import { siteFiles, type SiteFile } from "./site/site-files.ts";
import type { Workplace } from "../library/workplace.ts";
import { emptySiteMemory, loadSite, withComments, type LoadedSite } from "./load-site.ts";

/** How long a server goes on without looking whether another one changed something. */
const freshMs = 2000;

/** The public site as a server holds it: made anew when something public changed, and not oftener than its readers can tell. */
export interface SiteDesk {
  readonly site: () => Promise<LoadedSite>;
  /** A file of the site by its path, as text; null where there is none. */
  readonly file: (path: string) => Promise<{ readonly type: SiteFile["type"]; readonly text: string } | null>;
  /** A page with its comments; null where there is none. */
  readonly page: (slug: string) => Promise<SitePage | null>;
  /** Comments of a page changed. */
  readonly forgetComments: () => void;
  readonly close: () => void;
}

/** Texts that are kept; the rest is made again when it is asked for. */
const keptTexts = 400;

interface Made {
  readonly loaded: LoadedSite;
  readonly files: ReadonlyMap<string, SiteFile>;
  readonly texts: Map<string, string>;
}

function textOf({ texts }: Made, file: SiteFile): string {
  const known = texts.get(file.path);
  if (known !== undefined) return known;
  const text = file.make();
  const [oldest] = texts.keys();
  if (texts.size >= keptTexts && oldest !== undefined) texts.delete(oldest);
  texts.set(file.path, text);
  return text;
}

/** Cost: of `loadSite` when something was committed, at most once in two seconds; else a look-up. */
export function openSiteDesk(workplace: Pick<Workplace, "store" | "project" | "now">): SiteDesk {
  const { store, project, now } = workplace;
  const memory = emptySiteMemory();
  const pages = new Map<string, { readonly at: number; readonly page: Promise<SitePage> }>();
  let isStale = true;
  let made: { readonly at: number; until: number; readonly value: Promise<Made> } | null = null;
  const stop = store.history.watch((committed) => {
    if (committed.project === project) isStale = true;
  });
  const make = async (): Promise<Made> => {
    const loaded = await loadSite(workplace, memory);
    return { loaded, files: new Map(siteFiles(loaded.site).map((file) => [file.path, file])), texts: new Map() };
  };
  const current = (): Promise<Made> => {
    // The settings are no records: a change of theirs is seen when the time is up.
    const isOld =
      made === null || now() >= made.until || (now() - made.at > freshMs && (isStale || now() - made.at > 15 * freshMs)) || now() < made.at;
    if (!isOld && made !== null) return made.value;
    isStale = false;
    pages.clear();
    const value = make();
    const begun = { at: now(), until: Infinity, value };
    made = begun;
    value.then(
      // The next page that is kept back is public at its moment, not later.
      ({ loaded: { kept } }) => (begun.until = kept[0] === undefined ? Infinity : Date.parse(kept[0].until)),
      () => (made = null),
    );
    return value;
  };
  return {
    site: async () => (await current()).loaded,
    async file(path) {
      const standing = await current();
      const file = standing.files.get(path);
      return file === undefined ? null : { type: file.type, text: textOf(standing, file) };
    },
    async page(slug) {
      const { loaded } = await current();
      const page = loaded.bySlug.get(slug);
      if (page === undefined) return null;
      const known = pages.get(slug);
      if (known !== undefined && now() - known.at <= freshMs) return known.page;
      const fresh = withComments(workplace, page);
      pages.set(slug, { at: now(), page: fresh });
      fresh.catch(() => pages.delete(slug));
      return fresh;
    },
    forgetComments: () => pages.clear(),
    close: stop,
  };
}
