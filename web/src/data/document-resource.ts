import type { AnswerOf, Api } from "@rapporteur/app/contract";
import type { EntityRecord, StatementRecord } from "@rapporteur/app/records";
import { cache } from "./cache.ts";
import { client, statusOf, type CommitEvent } from "./client.ts";
import type { PendingWrite } from "./pending.ts";
import { useResource, type LiveResource } from "./use-resource.ts";

/** A document with its content, statements and the entities they name. */
export type OpenDocument = AnswerOf<Api["documents"]["get"]>;
type OpenEntity = OpenDocument["entities"][number];

/** More than this many at once are asked for as the whole document. */
const mostSingly = 40;
const prefixOf = (project: string): string => `document:${project}:`;

/**
 * A document for reading. Single statements that somebody changes are put into it one by one, so that another's work arrives without the text being sent
 * again.
 */
export function useDocument(project: string, id: string | null): LiveResource<OpenDocument> {
  const key = id === null ? null : `${prefixOf(project)}${id}`;
  return useResource(key, ["document", "project"], () => client.documents.get({ params: { project, id: id ?? "" } }));
}

/** Puts a write that the server has acknowledged into the documents that are open. */
export function applyAcknowledged(project: string, write: PendingWrite, revision: number): void {
  for (const { kind, id, after } of write.changes) {
    if (kind === "statement") putStatement(project, { id, record: after as StatementRecord | null, revision });
    if (kind === "entity" && after !== null) putEntity(project, after as EntityRecord);
  }
}

/** Brings what a commit changed into the documents that are open. */
export async function followCommit(project: string, { records, revision }: CommitEvent): Promise<void> {
  // Entities first, so that a statement never shows a name that is not known yet.
  const wanted = (["entity", "statement"] as const).flatMap((kind) => records.filter((one) => one.kind === kind).map(({ id }) => ({ kind, id })));
  if (wanted.length === 0) return;
  if (wanted.length > mostSingly) return cache.invalidatePrefix(prefixOf(project));
  const fetched = await Promise.all(
    wanted.map(async ({ kind, id }) => {
      try {
        return { kind, id, stored: await client.records.get({ params: { project, kind, id } }) };
      } catch (error) {
        if (statusOf(error) === 404) return { kind, id, stored: null };
        throw error;
      }
    }),
  );
  for (const { kind, id, stored } of fetched) {
    if (kind === "statement")
      putStatement(project, { id, record: (stored?.record ?? null) as StatementRecord | null, revision: stored?.revision ?? revision });
    else if (stored !== null) putEntity(project, stored.record as EntityRecord);
  }
}

interface Put {
  readonly id: string;
  readonly record: StatementRecord | null;
  readonly revision: number;
}

function putStatement(project: string, { id, record, revision }: Put): void {
  const prefix = record === null ? prefixOf(project) : `${prefixOf(project)}${record.documentId}`;
  cache.update<OpenDocument>(prefix, (open) => {
    const at = open.statements.findIndex((stored) => stored.record.id === id);
    const known = open.statements[at];
    if (known !== undefined && known.revision > revision) return open;
    if (record === null && known === undefined) return open;
    const others = open.statements.filter((stored) => stored.record.id !== id);
    if (record === null) return { ...open, statements: others };
    const statements = known === undefined ? [...others, { record, revision }] : open.statements.with(at, { record, revision });
    return { ...open, statements };
  });
}

function putEntity(project: string, { id, key, type, name }: EntityRecord): void {
  cache.update<OpenDocument>(prefixOf(project), (open) => {
    const entity: OpenEntity = { id, key, type, name };
    const at = open.entities.findIndex((one) => one.id === id);
    return { ...open, entities: at === -1 ? [...open.entities, entity] : open.entities.with(at, entity) };
  });
}
