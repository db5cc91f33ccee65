import { RapporteurError } from "@rapporteur/core/base";
import { sql, type Transaction } from "kysely";
import type { CommitRequest, NewTexts } from "../../records/revision.ts";
import { inChunks } from "../insert-rows.ts";
import { orNone } from "../sql/or-none.ts";
import type { Tables } from "../tables.ts";
import { eraseAction } from "./invert-revision.ts";

type Trx = Transaction<Tables>;

/**
 * What a commit asks of the project beside the records that it changes. Checked while the library is locked: nobody else can change it until the commit has ended.
 *
 * @throws RAP_STORE_UNIQUE where a text is there; RAP_STORE_ERASED_SINCE; RAP_FIGURE_MANY
 */
export async function checkDemands(trx: Trx, request: CommitRequest): Promise<void> {
  const { project, newTexts, notErasedSince, mostFigures } = request;
  if (newTexts !== undefined) await demandNewTexts(trx, project, newTexts);
  if (notErasedSince !== undefined) await demandNoErasure(trx, project, notErasedSince);
  if (mostFigures !== undefined) await demandRoomForFigures(trx, request, mostFigures);
}

async function demandNewTexts(trx: Trx, project: string, { hashes, addedBy }: NewTexts): Promise<void> {
  for (const some of inChunks(hashes)) {
    const contents = await trx.selectFrom("contents").select("id").where("project", "=", project).where("textSha256", "in", some).execute();
    for (const ids of inChunks(contents.map(({ id }) => id))) {
      const standing = trx.selectFrom("documents").select("id").where("project", "=", project).where("contentId", "in", ids);
      const found = await (addedBy === undefined ? standing : standing.where("addedBy", "in", orNone(addedBy))).limit(1).executeTakeFirst();
      if (found !== undefined) throw new RapporteurError("RAP_STORE_UNIQUE", { field: "text", value: found.id, kind: "document" });
    }
  }
}

async function demandNoErasure(trx: Trx, project: string, since: number): Promise<void> {
  const later = trx.selectFrom("revisions").select("revision").where("project", "=", project).where("revision", ">", since);
  if ((await later.where("action", "=", eraseAction).limit(1).executeTakeFirst()) !== undefined) throw new RapporteurError("RAP_STORE_ERASED_SINCE");
}

async function demandRoomForFigures(trx: Trx, { project, changes }: CommitRequest, most: number): Promise<void> {
  const figures = changes.filter(({ kind }) => kind === "figure");
  const added = figures.filter(({ expected, after }) => expected === null && after !== null).length;
  if (added === 0) return;
  const ended = figures.filter(({ expected, after }) => expected !== null && after === null).length;
  const standing = trx.selectFrom("versions").select(sql<number>`cast(count(*) as double precision)`.as("count"));
  const ofProject = standing
    .where("project", "=", project)
    .where("kind", "=", "figure")
    .where("toRevision", "is", null)
    .where("record", "is not", null);
  const { count } = await ofProject.executeTakeFirstOrThrow();
  if (count + added - ended > most) throw new RapporteurError("RAP_FIGURE_MANY", { most });
}
