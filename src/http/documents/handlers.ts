import { submitImport } from "../../service/library/import-many.ts";
import { submitCoding } from "../../service/library/submit-coding.ts";
import { documentReadout } from "../../service/library/to-readout.ts";
import { openDocumentView } from "../../service/library-document-view.ts";
import { receiveFile } from "../../service/library-receive.ts";
import { removeDocument } from "../../service/library-remove-document.ts";
import { reextractFile } from "../../service/library-reextract.ts";
import { hasRole } from "../../service/rights.ts";
import type { HandlersOf } from "../handler.ts";

export const documents: HandlersOf<"documents"> = {
  list: async ({ place, query }) => place.store.lists.documents(place.project, query),
  facets: async ({ place, query }) => place.store.lists.documentFacets(place.project, { ...query, limit: 1 }),
  get: async ({ place, params }) => openDocumentView(place, params.id),
  upload: async ({ app, place, membership, query, bytes }) =>
    receiveFile(app, place, { ...query, bytes, bringsOthers: hasRole(membership, "editor") }),
  fetch: async ({ app, place, body }) => {
    const jobId = await submitImport(place, body.urls, { rights: body.rights, codes: body.code });
    app.work.wake();
    return { jobId };
  },
  code: async ({ app, place, body }) => {
    const jobId = await submitCoding(place, body);
    app.work.wake();
    return { jobId };
  },
  remove: async ({ place, params, query }) => removeDocument(place, params.id, query.expected),
  readout: async ({ place, params }) => documentReadout(place, params.id),
  reextract: async ({ app, place, params, query, bytes }) => reextractFile(app, place, { documentId: params.id, ...query, bytes }),
};
