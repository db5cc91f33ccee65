import type { Tables } from "../tables.ts";

/** A table whose rows are the library's truth, in an order that both databases keep. What is not listed is made from these, or is of the moment (sessions). */
export interface KeptTable {
  readonly name: keyof Tables;
  readonly columns: readonly string[];
  /** Columns that tell a row from all others, by which rows are ordered. */
  readonly key: readonly string[];
  /** Rows that are read at once: few where they are long. */
  readonly rowsAtOnce: number;
}

function kept<T extends keyof Tables>(
  name: T,
  key: readonly (keyof Tables[T] & string)[],
  columns: readonly (keyof Tables[T] & string)[],
  rowsAtOnce = 1000,
): KeptTable {
  return { name, columns: [...key, ...columns], key, rowsAtOnce };
}

/** In an order in which they can be written again: what is referred to comes first. */
export const keptTables: readonly KeptTable[] = [
  kept("libraryState", ["id"], ["revision", "at"]),
  kept(
    "revisions",
    ["revision"],
    ["project", "at", "account", "name", "action", "summary", "changeCount", "undoes", "undoneBy", "depth", "requestKey"],
  ),
  kept("contents", ["project", "id"], ["textSha256", "text", "body", "words", "contributors"], 20),
  kept("originals", ["project", "sha256"], ["size", "bytes"], 1),
  kept("versions", ["project", "kind", "id", "fromRevision"], ["toRevision", "record", "isErased"]),
  kept("accounts", ["id"], ["email", "name", "isAdministrator", "isDisabled", "createdAt", "passwordHash", "passwordUntil"]),
  kept("members", ["project", "account"], ["role", "grants"]),
  kept("apiTokens", ["id"], ["secretHash", "account", "name", "scopes", "project", "createdAt", "expiresAt", "lastUsedAt"]),
  kept("invitations", ["id"], ["secretHash", "email", "project", "role", "isAdministrator", "createdBy", "createdAt", "expiresAt", "usedAt"]),
  kept("secondFactors", ["account"], ["secret", "confirmedAt", "lastStep", "recovery"]),
  kept("identities", ["issuer", "subject"], ["account", "createdAt"]),
  kept("auditEntries", ["id"], ["at", "account", "action", "target", "details", "position", "hash"]),
  kept("settings", ["key"], ["value"]),
  kept(
    "jobs",
    ["id"],
    ["project", "kind", "request", "state", "isSealed", "total", "doneCount", "failedCount", "createdBy", "createdAt", "finishedAt", "result"],
  ),
  kept("jobUnits", ["job", "position"], ["label", "request", "state", "isOpen", "attempts", "lostCount", "worker", "leaseUntil", "code", "message"]),
  kept("schedules", ["name"], ["project", "everyMinutes", "task", "nextAt"]),
  kept(
    "comments",
    ["project", "id"],
    [
      "requestKey",
      "roundup",
      "parent",
      "statement",
      "stance",
      "chance",
      "name",
      "text",
      "textHash",
      "state",
      "createdAt",
      "editedAt",
      "editorNote",
      "email",
      "rules",
      "prefixHash",
    ],
  ),
  kept("estimates", ["project", "question", "account", "at"], ["chance"]),
  kept("moderationEntries", ["project", "id"], ["at", "byAccount", "action", "comment", "note"]),
  kept("commentBlocks", ["project", "kind", "value"], ["byAccount", "at", "hint"]),
];

/** Columns that a table got later, with the schema that has them; each may be null. */
export const laterColumns: readonly { readonly table: keyof Tables; readonly column: string; readonly schema: number }[] = [
  { table: "commentBlocks", column: "hint", schema: 8 },
  { table: "accounts", column: "passwordUntil", schema: 11 },
  { table: "comments", column: "chance", schema: 25 },
];
