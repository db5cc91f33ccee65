import { createHash } from "node:crypto";
import type { Workplace } from "../../library/workplace.ts";
import type { KnownDocuments } from "./plan-documents.ts";

interface OpenedDocuments extends KnownDocuments {
  /** Notes a document that is about to be made. */
  readonly add: (id: string, text: string) => void;
}

/** The documents of a project by id, title, address and file name, and by their text. Cost: O(documents). */
export async function openKnownDocuments({ store, project }: Pick<Workplace, "store" | "project">): Promise<OpenedDocuments> {
  const contents = new Map<string, string>();
  const byName = new Map<string, string | null>();
  for await (const { record } of store.records.all(project, "document")) {
    contents.set(record.id, record.contentId);
    // A name that two documents have tells neither.
    const file = record.sourceName ?? "";
    for (const name of new Set([record.id, record.title, record.url ?? "", file, file.split(/[/\\]/).at(-1) ?? ""]))
      byName.set(name, byName.has(name) ? null : record.id);
  }
  const added = new Map<string, string>();
  const digest = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
  return {
    add: (id, text) => void added.set(digest(text), id),
    byText: async (text) => added.get(digest(text)) ?? (await store.contents.find(project, { textSha256: digest(text) }))?.documentId ?? null,
    find: async (names) => {
      for (const name of names) {
        const id = byName.get(name) ?? null;
        const content = id === null ? null : await store.contents.get(project, contents.get(id) ?? "");
        if (id !== null && content !== null) return { id, text: content.text };
      }
      return null;
    },
  };
}
