import type { Readout } from "@rapporteur/reader/readout";
import { nameOf, authorsOf } from "../../present/selection.ts";
import { actorPath, fileSlug, tagPath } from "./addresses.ts";
import type { SitePage } from "./site-data.ts";

/** Which pages speak of whom and what, so that no list is made by looking through every page. Pages keep the order of the site. */
export interface SiteIndex {
  /** Pages of the tags that share a path: "Trade" and "trade" are one subject. */
  readonly byTagPath: ReadonlyMap<string, readonly SitePage[]>;
  /** Pages that a person wrote a contribution of or says something in, by name. */
  readonly byExpert: ReadonlyMap<string, readonly SitePage[]>;
  /** Pages with a contribution by somebody of this name. */
  readonly byAuthor: ReadonlyMap<string, readonly SitePage[]>;
  /** Pages with a relation that names an actor, or a position on it, by the path of the actor's page. */
  readonly byActorPath: ReadonlyMap<string, readonly SitePage[]>;
  /** Names of actors that a relation names, by the path of their page; first come, first served. */
  readonly actors: ReadonlyMap<string, string>;
}

/** Cost: O(pages), and O(statements) for pages that were not looked at before. */
export function indexSite(pages: readonly SitePage[]): SiteIndex {
  const [byTagPath, byExpert, byAuthor, byActorPath] = [0, 1, 2, 3].map(() => new Map<string, SitePage[]>()) as [PagesBy, PagesBy, PagesBy, PagesBy];
  const actors = new Map<string, string>();
  for (const page of pages) {
    const { authors, speakers, acting, about } = namesOf(page.readout);
    for (const path of new Set(page.readout.document.tags.map(tagPath))) put(byTagPath, path, page);
    for (const name of authors) put(byAuthor, name, page);
    for (const name of new Set([...authors, ...speakers])) put(byExpert, name, page);
    for (const path of new Set([...acting, ...about].map(actorPath))) put(byActorPath, path, page);
    for (const name of acting) {
      const path = actorPath(name);
      if (fileSlug(name) !== "" && !actors.has(path)) actors.set(path, name);
    }
  }
  return { byTagPath, byExpert, byAuthor, byActorPath, actors };
}

type PagesBy = Map<string, SitePage[]>;

function put(pages: PagesBy, key: string, page: SitePage): void {
  const found = pages.get(key);
  if (found === undefined) pages.set(key, [page]);
  else found.push(page);
}

interface Names {
  readonly authors: Set<string>;
  readonly speakers: Set<string>;
  /** Sides of relations, in the order of the statements. */
  readonly acting: Set<string>;
  /** What positions are on. */
  readonly about: Set<string>;
}

const known = new WeakMap<Readout, Names>();

function namesOf(readout: Readout): Names {
  const before = known.get(readout);
  if (before !== undefined) return before;
  const names: Names = { authors: new Set(), speakers: new Set(), acting: new Set(), about: new Set() };
  const add = (set: Set<string>, id: string | null): void => void (id !== null && set.add(nameOf(readout, id)));
  for (const author of authorsOf(readout)) add(names.authors, author);
  for (const statement of readout.statements) {
    add(names.speakers, statement.speaker);
    if (statement.type === "position") add(names.about, statement.concept);
    if (statement.type !== "relation") continue;
    add(names.acting, statement.source);
    add(names.acting, statement.target);
  }
  known.set(readout, names);
  return names;
}
