import type { Kysely } from "kysely";
import { insertRows } from "../insert-rows.ts";
import { partsOfBody, writePart } from "../../records/signed-parts.ts";
import type { DialectName } from "../store-context.ts";
import type { Tables } from "../tables.ts";
import type { Migration } from "./migration.ts";

const documentsAtOnce = 50;

interface Place {
  readonly project: string;
  readonly id: string;
}

/** The next documents by their key. Both columns are compared at once, so that the index begins behind the last one instead of passing all before it. */
export function documentsAfter(db: Kysely<Tables>, { project, id }: Place) {
  return db
    .selectFrom("documents as document")
    .innerJoin("contents as content", (join) => join.onRef("content.project", "=", "document.project").onRef("content.id", "=", "document.contentId"))
    .select(["document.project", "document.id", "content.body"])
    .where((at) => at(at.refTuple("document.project", "document.id"), ">", at.tuple(project, id)))
    .orderBy("document.project")
    .orderBy("document.id")
    .limit(documentsAtOnce);
}

async function listParts(db: Kysely<Tables>, dialect: DialectName): Promise<void> {
  for (let after: Place = { project: "", id: "" }; ;) {
    const rows = await documentsAfter(db, after).execute();
    const values = rows.flatMap(({ project, id, body }) => {
      const parts = new Set(partsOfBody(body).map(writePart));
      return [...parts].map((value) => ({ project, documentId: id, field: "part" as const, value }));
    });
    await insertRows(db, dialect, "documentValues", values);
    const last = rows.at(-1);
    if (last === undefined || rows.length < documentsAtOnce) return;
    after = last;
  }
}

/** Documents of before list who signs which of their parts, as new ones do: rows are added and none is changed, so nobody waits. */
export const signedPartsMigration: Migration = { version: 26, name: "signed parts", up: listParts };
