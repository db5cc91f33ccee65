import { signatories } from "@rapporteur/core/model";
import { RapporteurError } from "@rapporteur/core/base";
import type { DocumentContent } from "../records/document-record.ts";
import { columnText } from "./sql/column-text.ts";
import { inChunks } from "./insert-rows.ts";
import { orNone } from "./sql/or-none.ts";
import type { ContentStore } from "./store.ts";
import type { StoreContext } from "./store-context.ts";
import { askKept } from "./sql/kept-queries.ts";
import { keepsPlan } from "./sql/kept-plans.ts";

/** Texts and what reading found in them: written once, never changed. */
export function contentStore({ db, write }: StoreContext): ContentStore {
  const withText = async (project: string, textSha256: string): Promise<string[]> => {
    const contents = db.selectFrom("contents").select("id").where("project", "=", project).where("textSha256", "=", textSha256);
    return (await contents.execute()).map(({ id }) => id);
  };
  return {
    async keep(project, content) {
      const { id, text, textSha256, ...rest } = content;
      if (columnText(text) !== text) throw new RapporteurError("RAP_STORE_TEXT", { field: "text", kind: "content", id });
      const authors = content.contributions.flatMap((one) => signatories(one).map(({ author }) => author));
      const row = {
        project,
        id,
        textSha256,
        text,
        body: JSON.stringify(rest),
        words: countWords(text),
        contributors: JSON.stringify([...new Set(authors)]),
      };
      await write(async (trx) => {
        await trx
          .insertInto("contents")
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },
    async get(project, contentId) {
      const [row] = await askKept(db, "content", { project, contentId }, (given) =>
        db
          .selectFrom("contents")
          .select(["text", "textSha256", "body"])
          .where("project", "=", given.project)
          .where("id", "=", given.contentId)
          .modifyEnd(keepsPlan)
          .compile(),
      );
      if (row === undefined) return null;
      const { text, textSha256, body } = row;
      return { id: contentId, text, textSha256, ...(JSON.parse(body) as Omit<DocumentContent, "id" | "text" | "textSha256">) };
    },
    async texts(project, contentIds) {
      const texts = new Map<string, string>();
      for (const ids of inChunks(contentIds)) {
        const rows = await db.selectFrom("contents").select(["id", "text"]).where("project", "=", project).where("id", "in", ids).execute();
        for (const { id, text } of rows) texts.set(id, text);
      }
      return texts;
    },
    async ofDocuments(project) {
      const rows = await db.selectFrom("documents").select(["id", "contentId"]).where("project", "=", project).execute();
      // Databases order letters in their own ways.
      return rows.map(({ id, contentId }) => ({ documentId: id, contentId })).sort((a, b) => (a.documentId < b.documentId ? -1 : 1));
    },
    async find(project, by, among) {
      // Step by step, and the first found here: in one query, each store would at times walk all documents in place of the index.
      const contents = "sha256" in by ? [] : orNone(await withText(project, by.textSha256));
      const documents = db.selectFrom("documents").select("id").where("project", "=", project);
      const own = await ("sha256" in by ? documents.where("sha256", "=", by.sha256) : documents.where("contentId", "in", contents)).execute();
      const joined = await db
        .selectFrom("documentValues")
        .select("documentId as id")
        .where("project", "=", project)
        .where("field", "=", "source")
        .where("value", "in", "sha256" in by ? [by.sha256] : contents)
        .execute();
      const [first] = [own, joined]
        .flat()
        .map(({ id }) => id)
        .filter((id) => among?.has(id) !== false)
        .sort();
      return first === undefined ? null : { documentId: first };
    },
  };
}

/** Stretches without white space. Cost: O(length), no list of words. */
function countWords(text: string): number {
  let count = 0;
  for (const _ of text.matchAll(/\S+/g)) count++;
  return count;
}
