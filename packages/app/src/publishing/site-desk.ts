import type { Site, SitePage } from "./site/site-data.ts";
import { siteFiles, type SiteFile } from "./site/site-files.ts";
import type { Workplace } from "../library/workplace.ts";
import { type PictureFile, pictureFiles } from "./picture/picture-files.ts";
import { portraitFiles } from "./portraits/portraits-of.ts";
import { emptySiteMemory, loadSite, withComments, type LoadedSite } from "./load-site.ts";

/** How long a server goes on without looking whether another one changed something. */
const freshMs = 2000;

/** The public site as a server holds it: made again when something public changed, and not oftener than its readers can tell. */
export interface SiteDesk {
  readonly site: () => Promise<LoadedSite>;
  /** A file of the site by its path, as text; null where there is none. */
  readonly file: (path: string) => Promise<{ readonly type: SiteFile["type"]; readonly text: string } | null>;
  /** The picture of a page, or the portrait of an expert, by its path; null where there is none. */
  readonly picture: (path: string) => Promise<Uint8Array | null>;
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
  readonly pictures: ReadonlyMap<string, PictureFile>;
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

function* allPictures(site: Site): Generator<PictureFile> {
  yield* pictureFiles(site);
  yield* portraitFiles(site);
}

/** Pictures that are kept, by their words; the others are drawn again. */
const keptPictures = 100;

function pictureKeeper(): (file: PictureFile) => Uint8Array {
  const kept = new Map<string, Uint8Array>();
  return ({ inputs, make }) => {
    const key = inputs.join();
    const bytes = kept.get(key) ?? make();
    kept.delete(key);
    kept.set(key, bytes);
    const [oldest] = kept.keys();
    if (kept.size > keptPictures && oldest !== undefined) kept.delete(oldest);
    return bytes;
  };
}

/** Cost: of `loadSite` when something was committed, at most once in two seconds; else a look-up. */
export function openSiteDesk(workplace: Pick<Workplace, "store" | "project" | "now">): SiteDesk {
  const { store, project, now } = workplace;
  const memory = emptySiteMemory();
  const drawn = pictureKeeper();
  const pages = new Map<string, { readonly at: number; readonly page: Promise<SitePage> }>();
  let isStale = true;
  let made: { readonly at: number; until: number; readonly value: Promise<Made> } | null = null;
  const stop = store.history.watch((committed) => {
    if (committed.project === project) isStale = true;
  });
  const make = async (): Promise<Made> => {
    const loaded = await loadSite(workplace, memory);
    const byPath = <T extends { readonly path: string }>(files: Iterable<T>): Map<string, T> =>
      new Map(Iterator.from(files).map((file) => [file.path, file]));
    return { loaded, files: byPath(siteFiles(loaded.site)), pictures: byPath(allPictures(loaded.site)), texts: new Map() };
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
    async picture(path) {
      const file = (await current()).pictures.get(path);
      return file === undefined ? null : drawn(file);
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
