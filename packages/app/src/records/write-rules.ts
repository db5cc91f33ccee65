import type { RecordKind } from "./records.ts";
import type { Role } from "./roles.ts";

/** Who may do one thing to a project, and which kinds of record that changes. */
interface WriteRule {
  /** The least role that may. */
  readonly role: Role;
  /** "by rule": each record by the rule of its kind, below. Empty: what it writes are no records (jobs, comments, settings). */
  readonly records: readonly RecordKind[] | "by rule";
}

/**
 * Everything that can be done to a project: the one list by which the API lets requests in, and by which `authorise` lets a use case write. Whose documents and
 * statements somebody may change is said by the grants of a member.
 */
export const writeRules = {
  // Records one by one, and what was done before.
  edit: { role: "coder", records: "by rule" },
  memo: { role: "reader", records: ["memo"] },
  restore: { role: "coder", records: "by rule" },
  undoOwn: { role: "reader", records: "by rule" },
  undo: { role: "editor", records: "by rule" },
  erase: { role: "admin", records: "by rule" },

  import: { role: "coder", records: ["document", "statement", "entity"] },
  // It brings types, entities and other people's work.
  importStatements: { role: "editor", records: ["document", "statement", "entity", "type", "regex"] },
  draft: { role: "coder", records: ["document", "statement", "entity"] },
  steerJob: { role: "coder", records: [] },
  reextract: { role: "editor", records: ["document", "statement", "entity"] },
  removeDocument: { role: "editor", records: ["document", "statement"] },
  joinDocuments: { role: "editor", records: ["document", "statement"] },
  tellApart: { role: "editor", records: ["document"] },
  review: { role: "coder", records: ["statement"] },
  recode: { role: "editor", records: ["statement"] },
  merge: { role: "editor", records: ["entity"] },

  // A long analysis is made by a job.
  analyse: { role: "reader", records: [] },
  openQuestions: { role: "editor", records: ["question"] },
  resolve: { role: "editor", records: ["outcome"] },
  estimate: { role: "reader", records: [] },

  snapshot: { role: "editor", records: ["snapshot"] },
  makeRoundup: { role: "editor", records: ["roundup"] },
  readRoundup: { role: "editor", records: ["roundup", "document"] },
  publish: { role: "editor", records: ["roundup"] },
  inviteExpert: { role: "editor", records: ["part"] },
  decidePart: { role: "editor", records: ["part", "roundup"] },
  // Whoever opens the link of a part has the rights of a reader of the project, and the link.
  writeOwnPart: { role: "reader", records: ["part"] },
  shareFigure: { role: "editor", records: ["figure"] },
  endFigureLink: { role: "editor", records: ["figure"] },
  moderate: { role: "editor", records: [] },
  promoteComment: { role: "editor", records: ["statement", "type"] },
  eraseReader: { role: "admin", records: [] },
  // Its author, or who erases all of theirs; and who took it up in the moment in which it was taken back.
  eraseRemark: { role: "editor", records: ["statement"] },

  createProject: { role: "admin", records: ["project", "type"] },
  nameProject: { role: "admin", records: ["project"] },
  siteSettings: { role: "admin", records: [] },
  members: { role: "admin", records: [] },
} as const satisfies Readonly<Record<string, WriteRule>>;

export type WriteKind = keyof typeof writeRules;

/**
 * Which role may make a record of a kind, and which may change or remove one, where records are written one by one. Coders make documents by importing them and
 * entities by naming them in a statement; what stands there already is the editors'. Outcomes are only ever added: nobody changes one.
 */
export const recordRules: Readonly<Record<RecordKind, { readonly make: Role; readonly change: Role | null }>> = {
  memo: { make: "reader", change: "reader" },
  statement: { make: "coder", change: "coder" },
  view: { make: "coder", change: "coder" },
  entity: { make: "coder", change: "editor" },
  document: { make: "coder", change: "editor" },
  type: { make: "editor", change: "editor" },
  regex: { make: "editor", change: "editor" },
  question: { make: "editor", change: "editor" },
  outcome: { make: "editor", change: null },
  snapshot: { make: "editor", change: "editor" },
  roundup: { make: "editor", change: "editor" },
  part: { make: "editor", change: "editor" },
  figure: { make: "editor", change: "editor" },
  project: { make: "admin", change: "admin" },
};

/** Fields that only the server, or a use case of its own, sets: by kind. */
export const fixedFields: Readonly<Partial<Record<RecordKind, readonly string[]>>> = {
  document: ["contentId", "sha256"],
  entity: ["mergedInto"],
  type: ["key", "isBuiltIn"],
  snapshot: ["revision", "digest", "counts"],
  // Publishing checks the page, takes a snapshot, and lists what it corrects.
  roundup: ["state", "publishAt", "approved", "missed", "publishedAt", "snapshotId", "corrections"],
  // Experts write by their link, and editors decide: neither puts words into the other's mouth.
  part: ["roundup", "author", "state", "secretHash", "expiresAt", "words", "note", "submittedAt"],
};

/** What such a field holds in a new record, where that is not null. */
export const freshFields: Readonly<Record<string, unknown>> = { isBuiltIn: false, state: "draft", corrections: [] };
