import type { CommitRequest, Committed } from "../../records/revision.ts";
import { applyCommit, asConflict } from "./apply-commit.ts";
import type { CommitWatch } from "./commit-watch.ts";
import { eraseRecords } from "./erase-records.ts";
import { findUndoable, invert } from "./invert-revision.ts";
import { listRevisions, listVersions, readHead, readRevision } from "./list-revisions.ts";
import { scrubbing } from "../scrub.ts";
import type { HistoryStore } from "../store.ts";
import type { StoreContext } from "../store-context.ts";

/** The one door through which records change, and what went through it. */
export function historyStore(context: StoreContext, watch: CommitWatch): HistoryStore {
  const { db, write } = context;
  async function commit(request: CommitRequest): Promise<Committed> {
    const { project } = request;
    const committed = await write(async (trx) => {
      try {
        const done = await applyCommit(trx, context, request);
        if (!done.wasRepeated) await watch.noteInTransaction(trx, { project, revision: done.revision });
        return done;
      } catch (problem) {
        throw await asConflict(trx, project, problem);
      }
    });
    if (!committed.wasRepeated) watch.noteDurable({ project, revision: committed.revision });
    return committed;
  }
  return {
    commit,
    list: (project, options) => listRevisions(db, project, options),
    revision: (project, revision) => readRevision(db, project, revision),
    versions: (project, kind, id) => listVersions(db, { project, kind, id }),
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
