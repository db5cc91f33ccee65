import { reaches, visibilityOf } from "../../access/rights-visibility.ts";
import type { DocumentRecord } from "../../records/document-record.ts";
import { submitImport } from "../../jobs/import-many.ts";
import { submitCoding } from "../../jobs/submit-coding.ts";
import { joinDocuments } from "../../documents/duplicates/join-documents.ts";
import { suggestDuplicates } from "../../documents/duplicates/suggest-duplicates.ts";
import { tellApart } from "../../documents/duplicates/tell-apart.ts";
import { documentReadout } from "../../documents/to-readout.ts";
import { originalOf } from "../../documents/originals/original-of.ts";
import { openDocumentView } from "../../documents/library-document-view.ts";
import type { CsvOptions } from "../../analysis/input/open-statements-csv.ts";
import { baseName, receiveFile } from "../../application/library-receive.ts";
import { previewUpload } from "../../application/preview-upload.ts";
import { removeDocument } from "../../documents/library-remove-document.ts";
import { reextractFile } from "../../application/library-reextract.ts";
import type { HandlersOf } from "../handler.ts";

export const documents: HandlersOf<"documents"> = {
  list: async ({ place, query }) => place.store.lists.documents(place.project, query),
  facets: async ({ place, query }) => place.store.lists.documentFacets(place.project, { ...query, limit: 1 }),
  get: async ({ place, params }) => openDocumentView(place, params.id),
  original: async ({ app, place, params }) => {
    const file = { bytes: await originalOf(place, params.id), name: "document.pdf" };
    // It may have come before there was a scanner, by a feed, or before its malware was known.
    await app.scanner?.check(file);
    return { bytes: file.bytes, type: "application/pdf", filename: file.name };
  },
  upload: async ({ app, place, query, bytes, signal }) => receiveFile(app, place, { ...query, csv: layoutOf(query), bytes, signal }),
  previewTable: async ({ query, bytes }) => {
    const { columns, notes, ...told } = await previewUpload({ bytes, name: baseName(query.name) }, layoutOf(query));
    return { ...told, columns: columns.map(({ examples, ...column }) => ({ ...column, examples: [...examples] })), notes: [...notes] };
  },
  fetch: async ({ app, place, body }) => {
    const jobId = await submitImport(place, body.urls, { rights: body.rights, codes: body.code });
    app.work.wake();
    return { jobId };
  },
  code: async ({ app, place, caller, membership, body }) => {
    const mayChange = ({ addedBy }: DocumentRecord): boolean => {
      const visibility = visibilityOf(caller.account.id, membership, membership.project.record.isBlind);
      return visibility === null || reaches(visibility.changesDocuments, addedBy);
    };
    const jobId = await submitCoding(place, { ...body, mayChange });
    app.work.wake();
    return { jobId };
  },
  duplicates: async ({ place }) => ({ groups: [...(await suggestDuplicates(place))].map(({ documents }) => ({ documents: [...documents] })) }),
  join: async ({ place, body }) => {
    const { lost, ...joined } = await joinDocuments(place, body);
    return { ...joined, lost: [...lost] };
  },
  tellApart: async ({ place, body }) => tellApart(place, body),
  remove: async ({ place, params, query }) => removeDocument(place, params.id, query.expected),
  readout: async ({ place, params }) => documentReadout(place, params.id),
  reextract: async ({ app, place, params, query, bytes, signal }) => reextractFile(app, place, { documentId: params.id, ...query, bytes, signal }),
};

/** How a table is laid out, as the query of its upload says it. */
function layoutOf({
  rows,
  map,
  kind,
  delimiter,
  dateFormat,
  sheet,
}: Omit<CsvOptions, "maps" | "kinds"> & { map?: string[] | undefined; kind?: string[] | undefined }): CsvOptions {
  return { rows, maps: map, kinds: kind, delimiter, dateFormat, sheet };
}
