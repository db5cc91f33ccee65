import { listDocuments } from "./list-documents.ts";
import { listEntities } from "./list-entities.ts";
import { documentFacets, statementFacets } from "./list-facets.ts";
import { readHead } from "../history/list-revisions.ts";
import { keptCounts } from "./kept-counts.ts";
import { listStatements } from "./list-statements.ts";
import type { Facets } from "../queries.ts";
import type { ListStore } from "../store.ts";
import type { StoreContext } from "../store-context.ts";

/** What lists show: found by filters, in an order, page by page. Facets are kept until the project changes: they count whatever a filter finds. */
export function listStore(context: StoreContext): ListStore {
  const kept = keepFacets(context);
  return {
    documents: (project, query) => listDocuments(context, project, query),
    documentFacets: (project, query) => kept(project, ["documents", query], (reader) => documentFacets(reader, project, query)),
    statements: (project, query) => listStatements(context, project, query),
    statementCount: keptCounts(context),
    statementFacets: (project, query) => kept(project, ["statements", query], (reader) => statementFacets(reader, project, query)),
    entities: (project, query) => listEntities(context, project, query),
  };
}

const mostKept = 100;

type Count = (reader: Pick<StoreContext, "db" | "dialect">) => Promise<Facets>;

function keepFacets({ db, dialect, readConsistently }: StoreContext): (project: string, query: unknown, count: Count) => Promise<Facets> {
  const kept = new Map<string, { readonly head: number; readonly facets: Facets }>();
  return async (project, query, count) => {
    const key = JSON.stringify([project, query]);
    const head = await readHead(db, project);
    const found = kept.get(key);
    if (found?.head === head) return found.facets;
    const counted = await readConsistently(async (reader) => ({
      head: await readHead(reader.db, project),
      facets: await count({ db: reader.db, dialect }),
    }));
    kept.delete(key);
    kept.set(key, counted);
    if (kept.size > mostKept) kept.delete(kept.keys().next().value as string);
    return counted.facets;
  };
}
