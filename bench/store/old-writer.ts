import { setTimeout } from "node:timers/promises";
import pg from "pg";

export interface OldWriter {
  /** Milliseconds of each write since the last call, in order. */
  readonly waits: () => readonly number[];
  /** Ends it; gives the revision of each statement as it was acknowledged last. */
  readonly stop: () => Promise<ReadonlyMap<string, number>>;
}

const pauseMs = 5;
const statementsInUse = 400;

/**
 * Writes as the program does, in the same order of tables: looks for a session, takes the next revision, ends the open version of a statement, adds another, changes the
 * statement. One write after the other, each measured from its first word to the answer of its commit.
 */
export async function runOldWriter(address: string): Promise<OldWriter> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const known = new Map<string, number>();
  let waits: number[] = [];
  const stop = new AbortController();
  const write = async (round: number): Promise<void> => {
    const id = `s${(round * 37) % statementsInUse}`;
    const begun = performance.now();
    // Every request asks first who it is.
    await client.query("select account from sessions where token_hash = $1", ["none"]);
    await client.query("begin");
    const { rows } = await client.query<{ revision: number }>("select revision from library_state where id = 1 for update");
    const revision = (rows[0]?.revision ?? 0) + 1;
    const place = ["project-0", "statement", id];
    await client.query("update versions set to_revision = $4 where project = $1 and kind = $2 and id = $3 and to_revision is null", [
      ...place,
      revision,
    ]);
    const record = JSON.stringify({ id, documentId: "d0", quote: `round ${round}` });
    await client.query("insert into versions values ($1, $2, $3, $4, null, $5, 0)", [...place, revision, record]);
    await client.query("delete from statements where project = $1 and id = $2", ["project-0", id]);
    await client.query(
      `insert into statements values ('project-0', $1, $2, 'd0', 'position', 0, 5, null, null, null, 'actual', 'person:a1', 0.5, 'draft', $3, 0, $4, 'a1', null)`,
      [id, revision, "2024-02-29", `round ${round}`],
    );
    const at = new Date().toISOString();
    await client.query("insert into revisions values ($1, 'project-0', $2, 'a1', 'Ann', 'edit', 'Changed', 1, null, null, 0, null)", [revision, at]);
    await client.query("update library_state set revision = $1, at = $2 where id = 1", [revision, at]);
    await client.query("commit");
    known.set(id, revision);
    waits.push(performance.now() - begun);
  };
  const writing = (async () => {
    for (let round = 0; !stop.signal.aborted; round++) {
      await write(round);
      await setTimeout(pauseMs);
    }
  })();
  return {
    waits: () => {
      const taken = waits;
      waits = [];
      return taken;
    },
    stop: async () => {
      stop.abort();
      await writing;
      await client.end();
      return known;
    },
  };
}
