import { RapporteurError } from "@rapporteur/core/base";
import { writeRules, type WriteKind } from "../records/write-rules.ts";
import type { RecordKind } from "../records/records.ts";
import type { CommitRequest, Committed } from "../records/revision.ts";
import type { Erased, Store } from "../store/store.ts";
import { demandChange, nameOf, type AskedChange } from "./demand-change.ts";
import { hasRole } from "./membership.ts";
import type { Workplace } from "./workplace.ts";
import { writableStore } from "./writable-store.ts";

/** What a commit says besides where it happens and who makes it. */
export type WriteRequest = Omit<CommitRequest, "project" | "by">;

/** The proof that a write is allowed, and the only way to make it: `authorise` alone gives one. Everything is written in the project and the name of its workplace. */
export interface Writer {
  /** @throws what the store's `commit` throws */
  commit(request: WriteRequest): Promise<Committed>;
  /** @throws what the store's `commitAll` throws */
  commitAll(requests: readonly WriteRequest[]): Promise<readonly Committed[]>;
  erase(records: readonly { readonly kind: RecordKind; readonly id: string }[]): Promise<Erased>;
  /** What is written and has no history. */
  readonly jobs: Store["jobs"];
  readonly comments: Store["comments"];
  readonly estimates: Store["estimates"];
}

export interface Asked {
  /** Records that somebody names, where the kind of write goes by the rule of each: no others can be written. */
  readonly changes?: readonly AskedChange[];
  /** What is said where the role is too low, if there is more to say than that. */
  readonly refusal?: RapporteurError;
}

/**
 * Stands before every write to a project: whether the one on whose behalf a use case works may do this there, by the one list of rules (records/write-rules.ts).
 * Whose documents and statements are theirs to change is held by the store that a member is given (access/rights-store.ts).
 *
 * @throws RAP_RIGHTS_ROLE; for records that are named RAP_RIGHTS_KIND, RAP_RIGHTS_FIXED, RAP_RIGHTS_GRANT, RAP_LIBRARY_MISSING
 */
export function authorise(place: Workplace, kind: WriteKind, { changes = [], refusal }: Asked = {}): Writer {
  const { role } = writeRules[kind];
  const { membership } = place;
  if (!hasRole(membership, role)) throw refusal ?? new RapporteurError("RAP_RIGHTS_ROLE", { needed: role, role: membership.role });
  for (const change of changes) demandChange(place, kind, change);
  return writerOf(place, kind, new Set(changes.map(({ change }) => nameOf(change))));
}

/** A revision says in a line what was done, and cuts titles and names that are longer. */
const longestSummary = 500;

function writerOf({ store: given, project, by }: Workplace, kind: WriteKind, named: ReadonlySet<string>): Writer {
  const store = writableStore(given);
  const settled = (request: WriteRequest): CommitRequest => {
    demandCovered(kind, named, request);
    return { ...request, summary: request.summary.slice(0, longestSummary), project, by };
  };
  return {
    commit: async (request) => store.history.commit(settled(request)),
    commitAll: async (requests) => store.history.commitAll(requests.map(settled)),
    erase: async (records) => store.history.erase(project, records, by),
    jobs: store.jobs,
    comments: store.comments,
    estimates: store.estimates,
  };
}

/** A mistake of ours, not of anybody who asks: a use case writes what it was not allowed. */
function demandCovered(kind: WriteKind, named: ReadonlySet<string>, { changes }: WriteRequest): void {
  const { records }: { readonly records: readonly RecordKind[] | "by rule" } = writeRules[kind];
  const stray = changes.find((change) => (records === "by rule" ? !named.has(nameOf(change)) : !records.includes(change.kind)));
  if (stray !== undefined) throw new Error(`${kind} was not allowed to write ${nameOf(stray)}`);
}
