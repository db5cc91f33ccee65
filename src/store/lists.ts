import { listDocuments } from "./list-documents.ts";
import { listEntities } from "./list-entities.ts";
import { documentFacets, statementFacets } from "./list-facets.ts";
import { countStatements, listStatements } from "./list-statements.ts";
import type { ListStore } from "./store.ts";
import type { StoreContext } from "./store-context.ts";

/** What lists show: found by filters, in an order, page by page. */
export function listStore(context: StoreContext): ListStore {
  return {
    documents: (project, query) => listDocuments(context, project, query),
    documentFacets: (project, query) => documentFacets(context, project, query),
    statements: (project, query) => listStatements(context, project, query),
    statementCount: (project, query) => countStatements(context, project, query),
    statementFacets: (project, query) => statementFacets(context, project, query),
    entities: (project, query) => listEntities(context, project, query),
  };
}
