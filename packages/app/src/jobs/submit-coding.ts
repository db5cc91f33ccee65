import { RapporteurError } from "@rapporteur/core/base";
import type { DocumentRecord } from "../records/document-record.ts";
import type { LabelledUnit } from "./job-request.ts";
import { isFew } from "./is-few.ts";
import { authorise } from "../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";

export interface CodingSettings {
  /** Ids; null for all documents of the project. */
  readonly documents: readonly string[] | null;
  readonly coder: "builtin" | "model";
  /** Whether whoever asks may change a document, as the built-in coder does: the job itself works with every right. All of them unless told. */
  readonly mayChange?: (document: DocumentRecord) => boolean;
}

/** Makes a job that drafts statements of documents again, one unit a document. @returns the job's id; cost: O(documents). @throws RAP_RIGHTS_GRANT for one that is named and not theirs to change */
export async function submitCoding(workplace: Workplace, { documents, coder, mayChange = () => true }: CodingSettings): Promise<string> {
  const { store, project, by, makeId } = workplace;
  const { jobs } = authorise(workplace, "draft");
  const wanted = documents === null ? null : new Set(documents);
  const units: LabelledUnit[] = [];
  for await (const { record } of store.records.all(project, "document")) {
    if (wanted !== null && !wanted.has(record.id)) continue;
    if (coder === "builtin" && !mayChange(record)) {
      if (wanted === null) continue;
      throw new RapporteurError("RAP_RIGHTS_GRANT", { kind: "document", id: record.id });
    }
    units.push({ label: record.title, request: { task: "code", project, by, documentId: record.id, coder } });
  }
  const id = makeId("j");
  const isAwaited = isFew(units.length);
  const about = { id, project, kind: "code", request: { documents: documents?.length ?? null, coder }, isAwaited };
  await jobs.add({ ...about, createdBy: accountOf(workplace), createdAt: momentOf(workplace) }, units);
  await jobs.seal(id);
  return id;
}
