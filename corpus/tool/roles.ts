/** Roles of a block that belong to the text or to its attribution. */
export const contentRoles = [
  "title",
  "kicker",
  "standfirst",
  "byline",
  "dateline",
  "role",
  "bio",
  "heading",
  "question",
  "label",
  "host",
  "body",
  "quote",
  "item",
  "caption",
  "credit",
] as const;

/** Roles of a block that belongs to the page around the text. */
export const furnitureRoles = [
  "tags",
  "related",
  "navigation",
  "share",
  "newsletter",
  "cookies",
  "form",
  "comment",
  "advertisement",
  "legal",
  "page",
] as const;

export type BlockRole = (typeof contentRoles)[number] | (typeof furnitureRoles)[number];

const known: ReadonlySet<string> = new Set([...contentRoles, ...furnitureRoles]);
const furniture: ReadonlySet<string> = new Set(furnitureRoles);

export function isBlockRole(word: string): word is BlockRole {
  return known.has(word);
}

export function isFurniture(role: BlockRole): boolean {
  return furniture.has(role);
}
