import type { Transaction } from "kysely";
import type { CommitRequest, Committed } from "../../records/revision.ts";
import { applyCommit, asConflict } from "./apply-commit.ts";
import type { CommitWatch } from "./commit-watch.ts";
import type { Followers } from "./commit-work.ts";
import { eraseRecords } from "./erase-records.ts";
import { findUndoable, invert } from "./invert-revision.ts";
import { listRevisions, listVersions, readHead, readRevision } from "./list-revisions.ts";
import { scrubbing } from "../scrub.ts";
import type { HistoryStore } from "../store.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** So many changes share a transaction at most: it grows with them, and so does what must be done again where it fails. */
const changesAtOnce = 25_000;

interface Applying {
  readonly apply: (request: CommitRequest) => Promise<Committed>;
  readonly othersWait: () => boolean;
}

/** The first of these commits, and those after it while nobody else wants to write. */
async function applySome(requests: readonly CommitRequest[], { apply, othersWait }: Applying): Promise<Committed[]> {
  const done: Committed[] = [];
  let changes = 0;
  for (const request of requests) {
    changes += request.changes.length;
    if (done.length > 0 && (changes > changesAtOnce || othersWait())) break;
    done.push(await apply(request));
  }
  return done;
}

/** The one door through which records change, and what went through it. */
export function historyStore(context: StoreContext & Followers, watch: CommitWatch): HistoryStore {
  const { db, write } = context;
  async function apply(trx: Transaction<Tables>, request: CommitRequest): Promise<Committed> {
    const { project } = request;
    try {
      const done = await applyCommit(trx, context, request);
      if (!done.wasRepeated) await watch.noteInTransaction(trx, { project, revision: done.revision });
      return done;
    } catch (problem) {
      throw await asConflict(trx, project, problem);
    }
  }
  function noteDurable({ project }: CommitRequest, { revision, wasRepeated }: Committed): void {
    if (!wasRepeated) watch.noteDurable({ project, revision });
  }
  async function commit(request: CommitRequest): Promise<Committed> {
    const committed = await write((trx) => apply(trx, request));
    noteDurable(request, committed);
    return committed;
  }
  async function commitAll(requests: readonly CommitRequest[]): Promise<Committed[]> {
    const committed: Committed[] = [];
    while (committed.length < requests.length) {
      const left = requests.slice(committed.length);
      const done = await write((trx, othersWait) => applySome(left, { apply: (request) => apply(trx, request), othersWait }));
      for (const [index, one] of done.entries()) noteDurable(left[index] as CommitRequest, one);
      committed.push(...done);
    }
    return committed;
  }
  return {
    commit,
    commitAll,
    list: (project, options) => listRevisions(db, project, options),
    revision: (project, revision) => readRevision(db, project, revision),
    versions: (project, kind, id) => listVersions(db, { project, kind, id }),
    idsEver: async (project, kind) => {
      const rows = db.selectFrom("versions").select("id").distinct().where("project", "=", project).where("kind", "=", kind).orderBy("id");
      return (await rows.execute()).map(({ id }) => id);
    },
    head: (project) => readHead(db, project),
    inverse: (project, revision, by) => context.readConsistently((reader) => invert(reader.db, { project, revision, by })),
    undoable: (project, account, direction) => findUndoable(db, { project, account, direction }),
    watch: watch.watch,
    erase: async (project, records, by) => {
      const erased = await scrubbing(context, () =>
        write(async (trx) => {
          const done = await eraseRecords(trx, context, { project, records, by });
          await watch.noteInTransaction(trx, { project, revision: done.revision });
          return done;
        }),
      );
      watch.noteDurable({ project, revision: erased.revision });
      return erased;
    },
  };
}
