import { RapporteurError } from "@rapporteur/core/base";
import type { DocumentRecord } from "../records/document-record.ts";
import type { FigureRecord } from "../records/figure-record.ts";
import type { MemoRecord } from "../records/memo-record.ts";
import type { AnyRecord, RecordKind, RecordOf, Stored } from "../records/records.ts";
import type { Change, CommitRequest, Committed, RecordChange } from "../records/revision.ts";
import { ownerOf, type StatementRecord } from "../records/statement-record.ts";
import { selectRows } from "@rapporteur/core/model";
import type { Page, StatementVisibility } from "../store/queries.ts";
import type { HistoryStore, ListStore, ReadStore, RecordStore, SearchStore, Store, TableStore } from "../store/store.ts";
import { ConflictError } from "../store/history/conflict-error.ts";
import { everyPage } from "../store/every-page.ts";
import { writableStore } from "../library/writable-store.ts";
import { asOwnStatements } from "./rights-own-statement.ts";
import { isInReview, recountDocuments, recountEntities, withoutReview, type SeenStatements } from "./rights-counts.ts";
import { changesOwner, reaches, seesDocument, seesOwner, type Visibility } from "./rights-visibility.ts";

export interface NarrowTo {
  readonly project: string;
  readonly visibility: Visibility;
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number;
}

/**
 * The store as one member sees it: what the member may not see is not there, in lists, records, searches, tables and history alike, and a commit that
 * changes what is somebody else's is refused. Code that works with it needs to know nothing of rights.
 *
 * Cost: a list costs one pass over the project's documents where documents are hidden; a table one pass over the statements.
 */
export function narrowStore(given: ReadStore, { project, visibility, now }: NarrowTo): Store {
  const store = writableStore(given);
  const view = new View(store, project, visibility);
  return {
    dialect: store.dialect,
    location: store.location,
    contents: narrowContents(view),
    // Asked for by what a document that is seen says of itself.
    originals: store.originals,
    estimates: store.estimates,
    accounts: store.accounts,
    jobs: store.jobs,
    comments: store.comments,
    care: store.care,
    close: () => store.close(),
    records: narrowRecords(view),
    lists: narrowLists(view),
    search: narrowSearch(view),
    tables: narrowTables(view),
    history: narrowHistory(view, now),
  };
}

/** Kinds of which a member may see some and others not. */
const hideable: ReadonlySet<RecordKind> = new Set(["statement", "document", "memo", "figure"]);

/** What is visible, found out once a request. */
class View {
  readonly store: Store;
  readonly project: string;
  readonly visibility: Visibility;
  #documents: Promise<ReadonlySet<string>> | undefined;

  constructor(store: Store, project: string, visibility: Visibility) {
    this.store = store;
    this.project = project;
    this.visibility = visibility;
  }

  get hidesDocuments(): boolean {
    return this.visibility.seesDocuments !== "all";
  }

  /** Whether some statement may be hidden: then what the store has counted is not to be told. */
  get hidesStatements(): boolean {
    return this.hidesDocuments || this.visibility.seesStatements !== "all";
  }

  /** Ids of the documents that are seen. */
  documents(): Promise<ReadonlySet<string>> {
    this.#documents ??= this.#readDocuments();
    return this.#documents;
  }

  async #readDocuments(): Promise<ReadonlySet<string>> {
    const seen = new Set<string>();
    for await (const { record } of this.store.records.all(this.project, "document")) if (seesDocument(this.visibility, record)) seen.add(record.id);
    return seen;
  }

  /** How lists and searches are narrowed; undefined where every statement may be seen. */
  get statements(): StatementVisibility | undefined {
    const { seesStatements, account } = this.visibility;
    return seesStatements === "all" ? undefined : { owners: [...seesStatements], inPlaceFor: account };
  }

  /** Ids of drafts in whose place one's own statements stand, now or at a revision. */
  async answered(asOf?: number): Promise<ReadonlySet<string>> {
    const { store, project, visibility } = this;
    const answered = new Set<string>();
    if (visibility.seesStatements === "all") return answered;
    const coders = [`person:${visibility.account}`];
    const own =
      asOf === undefined
        ? everyPage((cursor) => store.lists.statements(project, { coders, limit: 500, cursor }))
        : store.records.all(project, "statement", { asOf });
    for await (const { record } of own) if (record.draftOf !== undefined && ownerOf(record) === visibility.account) answered.add(record.draftOf);
    return answered;
  }

  /** Of these documents (all, where undefined) those that are seen; undefined where that is all. */
  async narrowed(documents: readonly string[] | undefined): Promise<readonly string[] | undefined> {
    if (!this.hidesDocuments) return documents;
    const seen = await this.documents();
    return documents === undefined ? [...seen] : documents.filter((id) => seen.has(id));
  }

  async sees(kind: RecordKind, record: AnyRecord | null): Promise<boolean> {
    if (record === null) return !hideable.has(kind);
    if (kind === "document") return seesDocument(this.visibility, record as DocumentRecord);
    if (kind === "memo") return this.#seesMemo(record as MemoRecord);
    // It quotes what its maker sees.
    if (kind === "figure") return (record as FigureRecord).createdBy === this.visibility.account;
    if (kind !== "statement") return true;
    const statement = record as StatementRecord;
    return seesOwner(this.visibility, statement) && (!this.hidesDocuments || (await this.documents()).has(statement.documentId));
  }

  /** What somebody says of a statement is theirs as their coding is: in a blind project it would tell of that. */
  async #seesMemo({ by, statement }: MemoRecord): Promise<boolean> {
    if (!reaches(this.visibility.seesStatements, by)) return false;
    const found = await this.store.records.get(this.project, "statement", statement);
    return found !== null && (await this.sees("statement", found.record));
  }

  async keep<T>(kind: RecordKind, entries: readonly T[], recordOf: (entry: T) => AnyRecord | null): Promise<T[]> {
    const kept: T[] = [];
    for (const entry of entries) if (await this.sees(kind, recordOf(entry))) kept.push(entry);
    return kept;
  }
}

/** Anyone who brings in a text that only a hidden document has gets a document of their own. */
function narrowContents(view: View): Store["contents"] {
  const { contents } = view.store;
  return {
    keep: (project, content) => contents.keep(project, content),
    get: (project, id) => contents.get(project, id),
    texts: (project, ids) => contents.texts(project, ids),
    async ofDocuments(project) {
      const all = await contents.ofDocuments(project);
      const seen = view.hidesDocuments ? await view.documents() : null;
      return seen === null ? all : all.filter(({ documentId }) => seen.has(documentId));
    },
    async find(project, by) {
      const found = await contents.find(project, by);
      // Which documents are seen is read where there is one at all.
      return found === null || !view.hidesDocuments ? found : contents.find(project, by, await view.documents());
    },
  };
}

function narrowRecords(view: View): RecordStore {
  const { records } = view.store;
  return {
    async get(project, kind, id, asOf) {
      const found = await records.get(project, kind, id, asOf);
      return found !== null && (await view.sees(kind, found.record)) ? found : null;
    },
    async getMany(project, kind, ids, asOf) {
      return view.keep(kind, await records.getMany(project, kind, ids, asOf), ({ record }) => record);
    },
    async *all<K extends RecordKind>(project: string, kind: K, options?: { asOf?: number }): AsyncGenerator<Stored<RecordOf<K>>> {
      const answered = kind === "statement" ? await view.answered(options?.asOf) : new Set<string>();
      for await (const stored of records.all(project, kind, options))
        if (!answered.has(stored.record.id) && (await view.sees(kind, stored.record))) yield stored;
    },
    removed: async (project, kind, since) => view.keep(kind, await records.removed(project, kind, since), ({ record }) => record),
    idOfKey: (project, kind, key) => records.idOfKey(project, kind, key),
    project: (project) => records.project(project),
    projects: () => records.projects(),
  };
}

const nothing = <T>(): Page<T> => ({ entries: [], next: null });

function narrowLists(view: View): ListStore {
  const { lists } = view.store;
  const { seesDocuments } = view.visibility;
  const documentQuery = <Q extends { addedBy?: readonly string[] | undefined }>(query: Q): Q =>
    seesDocuments === "all"
      ? query
      : { ...query, addedBy: [...seesDocuments].filter((id) => query.addedBy === undefined || query.addedBy.includes(id)) };
  const statementQuery = async <Q extends { documents?: readonly string[] | undefined }>(query: Q): Promise<Q | null> => {
    const documents = await view.narrowed(query.documents);
    if (documents?.length === 0 && view.hidesDocuments) return null;
    return { ...query, documents, seen: view.statements };
  };
  const seenIn = (project: string): SeenStatements => ({
    async list(query) {
      const narrowed = await statementQuery(query);
      return narrowed === null ? nothing() : lists.statements(project, narrowed);
    },
    async count(query) {
      const narrowed = await statementQuery(query);
      return narrowed === null ? 0 : lists.statementCount(project, narrowed);
    },
  });
  return {
    async documents(project, query) {
      if (!view.hidesStatements) return lists.documents(project, documentQuery(query));
      const { review, ...rest } = documentQuery(query);
      const page = await lists.documents(project, rest);
      const recounted = await recountDocuments(seenIn(project), page.entries);
      return { ...page, entries: recounted.filter((document) => isInReview(document, review)) };
    },
    async documentFacets(project, query) {
      if (!view.hidesStatements) return lists.documentFacets(project, documentQuery(query));
      return withoutReview(await lists.documentFacets(project, { ...documentQuery(query), review: undefined }));
    },
    statements: (project, query) => seenIn(project).list(query),
    statementCount: (project, query) => seenIn(project).count(query),
    async statementFacets(project, query) {
      const narrowed = await statementQuery(query);
      return narrowed === null ? {} : lists.statementFacets(project, narrowed);
    },
    async entities(project, query) {
      const page = await lists.entities(project, query);
      return view.hidesStatements ? { ...page, entries: await recountEntities(seenIn(project), page.entries) } : page;
    },
  };
}

function narrowSearch(view: View): SearchStore {
  return {
    async find(project, query) {
      const documents = await view.narrowed(query.documents);
      if (documents?.length === 0 && view.hidesDocuments) return nothing();
      return view.store.search.find(project, { ...query, documents, seen: view.statements });
    },
  };
}

function narrowTables(view: View): TableStore {
  return {
    async statements(project, options = {}) {
      const { table, revision } = await view.store.tables.statements(project, options);
      const seen = new Set<string>();
      const answered = await view.answered(revision);
      for await (const { record } of view.store.records.all(project, "statement", { asOf: revision }))
        if (!answered.has(record.id) && (await view.sees("statement", record))) seen.add(record.id);
      const rows = table.ids.flatMap((id, row) => (seen.has(id) ? [row] : []));
      return { table: selectRows(table, rows), revision };
    },
    async batches(project, { asOf }, take) {
      take((await this.statements(project, asOf === undefined ? {} : { asOf })).table);
    },
  };
}

function narrowHistory(view: View, now: NarrowTo["now"]): HistoryStore {
  const { history } = view.store;
  const commit = async (request: CommitRequest): Promise<Committed> => {
    for (const change of request.changes) await demandChange(view, change);
    try {
      return await history.commit(await withOwnStatements(view, withSeenTexts(view, request), now));
    } catch (problem) {
      throw await withoutHidden(view, problem);
    }
  };
  // What somebody did is told by its summary, which names titles.
  const { seesStatements, seesDocuments } = view.visibility;
  const seesAuthor = (account: string | null): boolean => account === null || (reaches(seesStatements, account) && reaches(seesDocuments, account));
  return {
    commit,
    // What may be changed depends on the commits before.
    async commitAll(requests) {
      const committed: Committed[] = [];
      for (const request of requests) committed.push(await commit(request));
      return committed;
    },
    async list(project, options) {
      const page = await history.list(project, options);
      return { ...page, entries: page.entries.filter(({ by }) => seesAuthor(by.account)) };
    },
    async revision(project, revision) {
      const found = await history.revision(project, revision);
      if (found === null || !seesAuthor(found.revision.by.account)) return null;
      const changes = [];
      for (const change of found.changes) if (await view.sees(change.kind, change.after ?? change.before)) changes.push(change);
      // A statement of one's own that comes or goes takes the draft that it answers out of sight or back: anyone who follows what changes has to look again.
      const answers = view.statements === undefined ? [] : changes.filter(isAnswerMade);
      return { revision: { ...found.revision, changeCount: found.revision.changeCount + answers.length }, changes };
    },
    async versions(project, kind, id) {
      const versions = await history.versions(project, kind, id);
      const known = versions.find(({ record }) => record !== null);
      if (known === undefined || !(await view.sees(kind, known.record))) return [];
      // What somebody made of it for a while, and took back, stays theirs.
      const seen: (typeof versions)[number][] = [];
      for (const version of versions) if (version.record === null || (await view.sees(kind, version.record))) seen.push(version);
      return seen;
    },
    idsEver: (project, kind) => history.idsEver(project, kind),
    head: (project) => history.head(project),
    inverse: (project, revision, by) => history.inverse(project, revision, by),
    undoable: (project, account, direction) => history.undoable(project, account, direction),
    watch: (listener) => history.watch(listener),
    erase: (project, records, by) => history.erase(project, records, by),
  };
}

/** Anyone who brings in a text that only a hidden document has gets a document of their own. */
function withSeenTexts({ visibility: { seesDocuments } }: View, request: CommitRequest): CommitRequest {
  if (request.newTexts === undefined || seesDocuments === "all") return request;
  return { ...request, newTexts: { ...request.newTexts, addedBy: [...seesDocuments] } };
}

/** Anyone who does not see everybody's coding leaves drafts as they are, for the others, and makes statements of their own of them. */
async function withOwnStatements({ store, project, visibility }: View, request: CommitRequest, now: NarrowTo["now"]): Promise<CommitRequest> {
  if (visibility.seesStatements === "all") return request;
  const ids = request.changes.flatMap(({ kind, id, expected }) => (kind === "statement" && expected !== null ? [id] : []));
  if (ids.length === 0) return request;
  const standing = new Map((await store.records.getMany(project, "statement", ids)).map((stored) => [stored.record.id, stored]));
  const at = new Date(now()).toISOString();
  return { ...request, changes: asOwnStatements(request.changes, standing, { account: visibility.account, at }) };
}

function isAnswerMade({ kind, before, after }: RecordChange): boolean {
  if (kind !== "statement" || (before !== null && after !== null)) return false;
  return ((after ?? before) as StatementRecord | null)?.draftOf !== undefined;
}

/** A conflict shows what stands there now: to those who may see it. */
async function withoutHidden(view: View, problem: unknown): Promise<unknown> {
  if (!(problem instanceof ConflictError) || problem.current === null) return problem;
  const { recordKind: kind, current } = problem;
  return (await view.sees(kind, current.record)) ? problem : new RapporteurError("RAP_LIBRARY_MISSING", { kind, id: current.record.id });
}

/** What is not seen answers as what is not there. @throws RAP_RIGHTS_GRANT, RAP_LIBRARY_MISSING */
async function demandChange(view: View, { kind, id, expected, after }: Change): Promise<void> {
  if (kind === "memo") return demandMemo(view, id, after);
  if (kind !== "statement" && kind !== "document") return;
  const standing = expected === null ? null : ((await view.store.records.get(view.project, kind, id))?.record ?? null);
  if (expected !== null && (standing === null || !(await view.sees(kind, standing)))) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind, id });
  // What is new may be somebody else's too: a removed record that is brought back.
  for (const record of [standing, after]) {
    if (record === null) continue;
    const mayChange = "addedBy" in record ? reaches(view.visibility.changesDocuments, record.addedBy) : changesOwner(view.visibility, record);
    if (!mayChange) throw new RapporteurError("RAP_RIGHTS_GRANT", { kind, id });
  }
}

/** Anyone who writes on a statement sees it, and the memo that they change. @throws RAP_LIBRARY_MISSING */
async function demandMemo(view: View, id: string, after: MemoRecord | null): Promise<void> {
  const { store, project } = view;
  const standing = (await store.records.get(project, "memo", id))?.record ?? null;
  if (standing !== null && !(await view.sees("memo", standing))) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "memo", id });
  if (after === null) return;
  const statement = (await store.records.get(project, "statement", after.statement))?.record ?? null;
  if (statement !== null && !(await view.sees("statement", statement)))
    throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "statement", id: after.statement });
}
