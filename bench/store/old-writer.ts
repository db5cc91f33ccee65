import type pg from "pg";
import { statementId } from "./old-library.ts";

const statementsInUse = 400;

/** Every request asks first who it is. */
const whoIsIt = (client: pg.Client): Promise<unknown> => client.query("select account from sessions where token_hash = $1", ["none"]);

/**
 * Writes as the program does, in the same order of tables: looks for a session, takes the next revision, ends the open version of a statement, adds another, changes the
 * statement.
 *
 * @param known the revision of each statement as it was acknowledged last, kept up to date
 */
export const writeStatement =
  (known: Map<string, number>) =>
  async (client: pg.Client, round: number): Promise<void> => {
    const id = statementId((round * 37) % statementsInUse);
    await whoIsIt(client);
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
  };

/** A worker that takes a unit and gives it back, and a comment that comes in. */
export async function writeUnit(client: pg.Client, round: number): Promise<void> {
  await whoIsIt(client);
  await client.query("update job_units set worker = $1, attempts = attempts + 1 where job = 'j1' and position = $2", [`w${round}`, round % 1000]);
  await client.query("update comments set email = $1 where project = 'project-0' and id = $2", [
    `${round}@a.example`,
    `c${String(1 + (round % 10)).padStart(12, "0")}`,
  ]);
}

/** What a screen asks: a page of statements with their records, how many there are of each review, where a job stands, what was said about a page. */
export async function readScreen(client: pg.Client, round: number): Promise<void> {
  await whoIsIt(client);
  const queries = [
    `select s.id, v.record from statements s join versions v on v.project = s.project and v.kind = 'statement' and v.id = s.id and v.to_revision is null
     where s.project = 'project-0' and s.document_id = 'd' || lpad('${round % 500}', 12, '0') order by s.start_offset, s.id limit 50`,
    "select review, count(*) from statements where project = 'project-0' group by review",
    "select title, published from documents where project = 'project-0' order by title_folded, id limit 50",
    "select state, count(*) from job_units where job = 'j1' group by state",
    "select name, text from comments where project = 'project-0' and roundup = 'r1' order by created_at, id limit 20",
    "select name, action, summary from revisions where project = 'project-0' order by revision desc limit 20",
  ];
  const query = queries[round % queries.length] ?? "";
  await client.query(query);
}
