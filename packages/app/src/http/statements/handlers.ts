import { drawAuditSample, projectTrust } from "../../statements/library-trust.ts";
import { matchRegex } from "../../statements/match-regex.ts";
import { mergeEntities } from "../../entities/merge-entities.ts";
import { recodeStatements } from "../../documents/recode-statements.ts";
import { reviewStatements } from "../../statements/review-statements.ts";
import { entityMentions } from "../../entities/library-entity-mentions.ts";
import type { HandlersOf } from "../handler.ts";
import { presentTable } from "./present.ts";

export const statements: HandlersOf<"statements"> = {
  list: async ({ place, query }) => {
    const { lists } = place.store;
    const page = await lists.statements(place.project, query);
    // A list that its first page holds is counted already.
    const isWhole = query.cursor === undefined && page.next === null;
    return { ...page, total: isWhole ? page.entries.length : await lists.statementCount(place.project, query) };
  },
  facets: async ({ place, query }) => place.store.lists.statementFacets(place.project, { ...query, limit: 1 }),
  review: async ({ place, body }) => ({ revision: (await reviewStatements(place, body)).revision }),
  recode: async ({ place, query, body }) => recodeStatements(place, { ...body, dryRun: query.dryRun }),
  table: async ({ place, query }) =>
    presentTable(await place.store.tables.statements(place.project, query.asOf === undefined ? {} : { asOf: query.asOf })),
  audit: async ({ place, body }) => ({ statements: await drawAuditSample(place, body) }),
  trust: async ({ place }) => ({ types: await projectTrust(place) }),
};

export const entities: HandlersOf<"entities"> = {
  list: async ({ place, query }) => place.store.lists.entities(place.project, query),
  merge: async ({ place, query, body }) => mergeEntities(place, { ...body, dryRun: query.dryRun }),
  history: async ({ place, params, query }) => entityMentions(place, params.id, query),
};

export const search: HandlersOf<"search"> = {
  find: async ({ place, query }) => place.store.search.find(place.project, query),
  match: async ({ app, place, caller, body, signal }) => matchRegex(place, body, { pool: app.matches, account: caller.account.id, signal }),
};
