import { isFurnitureRole, type LineRole, lineRoles } from "../../../packages/core/src/model/document.ts";

/** What a block of a document is for: a line's role, save the two that a page has where a document of the corpus has label, body or item. */
export type BlockRole = Exclude<LineRole, "turn" | "expert">;

export const blockRoles = lineRoles.filter((role): role is BlockRole => role !== "turn" && role !== "expert");

const known: ReadonlySet<string> = new Set(blockRoles);

export function isBlockRole(word: string): word is BlockRole {
  return known.has(word);
}

/** Whether a block belongs to the page around the text; captions and credits are counted as text. */
export function isFurniture(role: BlockRole): boolean {
  return isFurnitureRole(role) && role !== "caption" && role !== "credit";
}
