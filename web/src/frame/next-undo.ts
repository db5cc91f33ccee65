import type { Revision } from "@rapporteur/app/records";

type Listed = Pick<Revision, "revision" | "by" | "action" | "changeCount" | "undoes" | "undoneBy">;

/** What no undo brings back. */
const final = "erase";
/** What puts whole documents in or takes them out is more than a slip of the hand; removing and restoring are so where they touch a document. */
const documentActions = new Set(["import", "reextract"]);
const maybeDocumentActions = new Set(["remove", "restore", "undo", "redo"]);

/**
 * The revision that an undo of this account would take back: its latest that still stands and is no undo itself. Null where these hold none.
 * @param list newest first
 */
export function nextUndo<T extends Listed>(list: readonly T[], account: string): T | null {
  const byNumber = new Map(list.map((one) => [one.revision, one]));
  // An undo of an undo does something again, so it counts as a change; of what lies further back only the last step is known.
  const isUndo = (one: Listed): boolean => {
    if (one.undoes === null) return false;
    const target = byNumber.get(one.undoes);
    return target === undefined ? one.action === "undo" : !isUndo(target);
  };
  return (
    list.find((one) => one.by.account === account && one.undoneBy === null && one.changeCount > 0 && one.action !== final && !isUndo(one)) ?? null
  );
}

/** Whether its changes must be looked at before it is known that no document came or went. */
export function mayMoveDocuments({ action }: Pick<Revision, "action">): boolean {
  return maybeDocumentActions.has(action);
}

/** Why it is asked about before it is undone: it moved documents, or was done before this window was opened (`begunAt`; null: nobody knows). Null: nobody need ask. */
export function reasonToAsk(
  one: Pick<Revision, "revision" | "action">,
  { begunAt, areDocumentsMoved }: { readonly begunAt: number | null; readonly areDocumentsMoved: boolean },
): "documents" | "older" | null {
  if (documentActions.has(one.action) || areDocumentsMoved) return "documents";
  return begunAt === null || one.revision <= begunAt ? "older" : null;
}
