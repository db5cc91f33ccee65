import { RapporteurError } from "@rapporteur/core/base";
import { commitAsPerson } from "../../history/library-commit.ts";
import { restoreRecord, undoAsPerson } from "../../history/library-undo.ts";
import { collect } from "../../library/collect.ts";
import { eraseRecords } from "../../entities/erase-person.ts";
import { checkSnapshot, takeSnapshot } from "../../publishing/roundups/snapshot.ts";
import { hasRole } from "../../library/membership.ts";
import { mayRead } from "../../access/rights-readers.ts";
import { mayStay } from "../events/may-stay.ts";
import type { HandlersOf } from "../handler.ts";
import { presentPage, presentRevision, presentVersion } from "./present.ts";

export const records: HandlersOf<"records"> = {
  list: async ({ place, membership, params, query }) => {
    const { store, project } = place;
    if (!mayRead(membership, params.kind)) return { records: [] };
    return { records: await collect(store.records.all(project, params.kind, query.asOf === undefined ? {} : { asOf: query.asOf })) };
  },
  get: async ({ place, membership, params, query }) => {
    const { kind, id } = params;
    const found = mayRead(membership, kind) ? await place.store.records.get(place.project, kind, id, query.asOf) : null;
    if (found === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind, id });
    return found;
  },
  commit: async ({ place, body }) => {
    const { revision } = await commitAsPerson(place, body);
    return { revision };
  },
  versions: async ({ place, membership, params }) => {
    const { kind, id } = params;
    const versions = mayRead(membership, kind) ? await place.store.history.versions(place.project, kind, id) : [];
    if (versions.length === 0) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind, id });
    return { versions: versions.map(presentVersion) };
  },
};

export const history: HandlersOf<"history"> = {
  list: async ({ place, query }) => {
    const { kind, id, cursor, limit } = query;
    const options = { limit, ...(kind && { kind }), ...(id !== undefined && { id }), ...(cursor !== undefined && { cursor }) };
    return presentPage(await place.store.history.list(place.project, options), presentRevision);
  },
  get: async ({ place, membership, params }) => {
    const found = await place.store.history.revision(place.project, params.revision);
    if (found === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "revision", id: params.revision });
    return { revision: presentRevision(found.revision), changes: found.changes.filter(({ kind }) => mayRead(membership, kind)) };
  },
  undo: async ({ app, place, body }) => {
    const { revision, summary } = await undoAsPerson(place, { ...body, mostFigures: app.settings.figuresShared });
    return { revision, summary };
  },
  restore: async ({ app, place, body }) => {
    const { revision } = await restoreRecord(place, { ...body, mostFigures: app.settings.figuresShared });
    return { revision };
  },
  // A snapshot holds the project, no matter who takes or looks at it: what one sees of it would have another digest.
  snapshot: async ({ app, place, body }) => ({ snapshot: await takeSnapshot({ ...place, store: app.store }, body) }),
  checkSnapshot: async ({ app, place, params }) => checkSnapshot({ ...place, store: app.store }, params.id),
  erase: async ({ place, body }) => eraseRecords(place, body.records),
  events: async ({ app, hub, caller, place, membership, lastEventId }) => {
    const { project, store } = place;
    const after = lastEventId !== undefined && /^\d{1,15}$/.test(lastEventId) ? Number(lastEventId) : undefined;
    return {
      subscribe: (send) => hub.subscribe({ project, store, after, moderates: hasRole(membership, "editor") }, send),
      mayStay: () => mayStay(app, { caller, membership }),
    };
  },
};
