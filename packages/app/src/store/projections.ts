import { writeLinks } from "./history/check-links.ts";
import type { CommitWork, Followers, Projection } from "./history/commit-work.ts";
import { indexDocuments } from "./index/index-documents.ts";
import { indexEntities } from "./index/index-entities.ts";
import { indexStatements } from "./index/index-statements.ts";
import { relinkStatements } from "./index/relink-statements.ts";
import { eraseJobTraces } from "./jobs/erase-job-traces.ts";
import { indexSearch } from "./search/search-index.ts";

/** What entities were merged or renamed tells which statements and words are to be looked at again. */
async function indexNames(work: CommitWork): Promise<void> {
  const { recount, renamed } = await indexEntities(work);
  await indexStatements(work, { recount, renamed });
  await relinkStatements(work);
  await indexSearch(work, renamed);
}

/** All tables that are made from the records, each after those that it stands on. */
export const projections: readonly Projection[] = [indexDocuments, writeLinks, indexNames];

/** All that follows the history. */
export const followers: Followers = { projections, erasures: [eraseJobTraces] };
