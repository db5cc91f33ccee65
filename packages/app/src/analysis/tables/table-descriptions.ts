import { formatNames, type FormatOf } from "../../formats/export-formats.ts";
import type { ParquetColumn } from "../../exchange/parquet/parquet-columns.ts";

/** A column with what a person who reads it must know. */
export interface DescribedColumn extends ParquetColumn {
  /** Of measures; empty where there is none. */
  readonly unit: string;
  readonly meaning: string;
}

export interface DescribedTable {
  /** Also the name of its file, with .parquet behind. */
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly DescribedColumn[];
}

export interface WrittenTable extends DescribedTable {
  readonly rows: number;
}

/** What tables are written as. */
export const tableFormats = formatNames("tables");
export type TableFormat = FormatOf<"tables">;

type Given = Partial<Pick<DescribedColumn, "unit" | "isRequired">>;

export function described(name: string, kind: ParquetColumn["kind"], meaning: string, given: Given = {}): DescribedColumn {
  return { name, kind, meaning, unit: "", isRequired: false, ...given };
}

const required = { isRequired: true } as const;
const offset = { unit: "UTF-16 code units", isRequired: true } as const;
const chance = { unit: "probability, 0 to 1" } as const;

/** The columns of `statements` that every library has; one or two for each variable follow. */
export const statementHead: readonly DescribedColumn[] = [
  described("statement_id", "text", "Id of the statement in the library.", required),
  described("statement_type", "text", "position, relation, forecast, cause, or a type of the project's own.", required),
  described("document_id", "text", "The document of its passage: documents.document_id.", required),
  described("time", "time", "The date of the act where the text gives one, else of the document; midnight where only the day is known.", {
    unit: "UTC",
  }),
  described("start", "integer", "Where its passage begins in texts.text.", offset),
  described("end", "integer", "Where its passage ends, exclusive.", offset),
  described("review", "text", "accepted, draft (a machine's, which nobody has reviewed) or rejected. Analyses count accepted ones.", required),
  described("reviewed_by_person", "boolean", "Whether a person accepted, corrected or coded it.", required),
];

const entityLink = (name: string, meaning: string): DescribedColumn[] => [
  described(`${name}_id`, "text", `${meaning}: entities.entity_id.`),
  described(name, "text", "Its name."),
];

/** Of an export of changes: what to take out before its rows go in. */
export const removalsTable: DescribedTable = {
  name: "removals",
  meaning: "Rows of the tables that one has that are to be taken out before the rows of this folder go in: all whose key column has the key.",
  columns: [
    described("table", "text", "The table.", required),
    described("key_column", "text", "Its column.", required),
    described("key", "text", "What rows to take out hold there.", required),
    described("is_replaced", "boolean", "Whether this folder has other rows in their place; false where they are gone.", required),
  ],
};

/** Every table but `statements`, which depends on the types of the project. The data dictionary and the files are made from this list. */
export const fixedTables = {
  documents: {
    name: "documents",
    meaning: "One row a document, in order of id.",
    columns: [
      described("document_id", "text", "Id of the document in the library.", required),
      described("title", "text", "Title.", required),
      described("standfirst", "text", "The lines below the title."),
      described("published", "date", "Day of publication."),
      described("publisher", "text", "Who published it."),
      described("url", "text", "Address it was read from."),
      described("language", "text", "Language, as a BCP 47 tag.", required),
      described("tags", "list", "Tags, in order.", required),
      described("rights", "text", "public, internal, or no-text: of this one only short quotes may be published.", required),
      described("source_name", "text", "Name of the file it was read from."),
      described("note", "text", "Notes of the project on it.", required),
      described("added_at", "time", "When it came into the library.", { unit: "UTC", isRequired: true }),
      described("sha256", "text", "SHA-256 of the bytes that were read, in hexadecimal digits.", required),
      described("text_sha256", "text", "SHA-256 of its text in UTF-8; missing where the text was erased."),
    ],
  },
  texts: {
    name: "texts",
    meaning: "The texts, in a file of their own, which may be left out where rights forbid to pass them on.",
    columns: [
      described("document_id", "text", "The document: documents.document_id.", required),
      described("text", "text", "The stored text; offsets of all tables point into it. Python counts code points: encode to UTF-16 first.", required),
    ],
  },
  contributions: {
    name: "contributions",
    meaning: "One row a contribution: what one author wrote or said in a document.",
    columns: [
      described("document_id", "text", "The document: documents.document_id.", required),
      described("contribution", "integer", "Its number in the document, from 0.", required),
      described("heading", "text", "Its heading."),
      ...entityLink("author", "Its author; missing where the text has no byline"),
      ...entityLink("affiliation", "The body the author belongs to"),
      described("roles", "list", "Roles of the author, as written.", required),
      described("co_authors", "list", "Who signs beside the author: entities.entity_id.", required),
      described("start", "integer", "Where it begins in texts.text.", offset),
      described("end", "integer", "Where it ends, exclusive.", offset),
      described("body_start", "integer", "Where its body begins.", offset),
      described("body_end", "integer", "Where its body ends, exclusive.", offset),
      described("bio_start", "integer", "Where the author's bio begins; missing where there is none.", { unit: "UTF-16 code units" }),
      described("bio_end", "integer", "Where the bio ends, exclusive.", { unit: "UTF-16 code units" }),
    ],
  },
  statementEntities: {
    name: "statement_entities",
    meaning: "One row for each party or concept of a statement: its entity variables, one below the other.",
    columns: [
      described("statement_id", "text", "The statement: statements.statement_id.", required),
      described("review", "text", "accepted, draft or rejected, as the statement is.", required),
      described("variable", "text", "speaker, organization, concept, source, target, cause, effect …: a column of statements.", required),
      described("entity_id", "text", "Who or what it is: entities.entity_id; missing for words that were not made an entity."),
      described("entity", "text", "Its name, or those words.", required),
      described("entity_type", "text", "Type of the entity."),
    ],
  },
  entities: {
    name: "entities",
    meaning: "One row an entity that stands; what was merged into it is among its aliases.",
    columns: [
      described("entity_id", "text", 'Readable key, unique in the project: "state:CHN", "person:ada-example".', required),
      described("type", "text", "state, organization, person, concept, place or group.", required),
      described("name", "text", "Name.", required),
      described("aliases", "list", "Other names.", required),
      described("iso3", "text", "ISO 3166-1 alpha-3 code of a state."),
      ...entityLink("country", "The state where it belongs"),
      ...entityLink("acts_for", "Whom it speaks or acts for now, by the text"),
      described("wikidata", "text", "Id in Wikidata, where somebody gave it."),
      described("note", "text", "Notes of the project on it.", required),
    ],
  },
  entityAttributes: {
    name: "entity_attributes",
    meaning: "Facts about entities that hold for a time.",
    columns: [
      described("entity_id", "text", "The entity: entities.entity_id.", required),
      described("name", "text", "Name of the attribute.", required),
      described("value", "text", "Its value.", required),
      described("from", "date", "First day on which it holds; missing: open."),
      described("to", "date", "First day on which it holds no longer; missing: open."),
    ],
  },
  concepts: {
    name: "concepts",
    meaning: "The concepts among the entities, with their hierarchy.",
    columns: [
      described("concept_id", "text", "The concept: entities.entity_id.", required),
      described("name", "text", "Name.", required),
      ...entityLink("parent", "The concept one step up"),
      described("path", "list", "Names from the top of the hierarchy down to itself.", required),
      described("depth", "integer", "Steps below the top; 0 at the top.", { unit: "steps", isRequired: true }),
      described("patterns", "list", "Words or RE2 patterns by which it is found in texts.", required),
    ],
  },
  forecasts: {
    name: "forecasts",
    meaning: "One row a forecast statement and question that it answers, with its outcome; one row without a question where it answers none.",
    columns: [
      described("statement_id", "text", "The statement: statements.statement_id.", required),
      described("document_id", "text", "The document: documents.document_id.", required),
      ...entityLink("forecaster", "Whose forecast it is"),
      described("stated", "date", "Day on which it was stated."),
      described("event", "text", "What is expected, put affirmatively."),
      described("direction", "integer", "1 expects it, -1 expects it not, 0 leaves it open."),
      described("term", "text", "Words of the chance."),
      described("scale", "text", "Scale on which the words are read."),
      described("low", "number", "Lowest chance of the event.", chance),
      described("best", "number", "Midpoint, for display only.", chance),
      described("high", "number", "Highest chance of the event.", chance),
      described("horizon", "text", "Words for the time."),
      described("horizon_from", "date", "First day of the horizon."),
      described("horizon_to", "date", "Last day of the horizon."),
      described("condition", "text", "Words of the condition."),
      described("review", "text", "accepted, draft or rejected.", required),
      described("question_id", "text", "The question: questions.question_id."),
      described("question", "text", "Its text."),
      described("outcome", "text", "yes, no, ambiguous, annulled, option:NAME or a number; missing while it is open."),
      described("happened", "date", "Day on which it happened."),
      described("came_true", "boolean", "Whether the question was answered with yes; missing unless it was yes or no."),
    ],
  },
  questions: {
    name: "questions",
    meaning: "Questions of the forecast ledger.",
    columns: [
      described("question_id", "text", "Id of the question.", required),
      described("text", "text", "The question.", required),
      described("criteria", "text", "How it is decided."),
      described("kind", "text", "binary, options or number.", required),
      described("options", "list", "Its options.", required),
      described("condition", "text", "Under which it counts."),
      described("opens", "date", "First day."),
      described("closes", "date", "Last day for forecasts."),
      described("due", "date", "Day on which it is decided."),
      described("base_rate", "number", "How often such things happen.", chance),
      described("base_rate_source", "text", "Where that number is from."),
      described("statements", "list", "Forecast statements that answer it: statements.statement_id.", required),
    ],
  },
  outcomes: {
    name: "outcomes",
    meaning: "Outcomes of questions. Entries are only added; the latest of a question counts.",
    columns: [
      described("outcome_id", "text", "Id of the entry.", required),
      described("question_id", "text", "The question: questions.question_id.", required),
      described("outcome", "text", "yes, no, ambiguous, annulled, reopened (takes the last one back), option:NAME or a number.", required),
      described("happened", "date", "Day on which it happened.", required),
      described("recorded", "time", "When it was entered.", { unit: "UTC", isRequired: true }),
      described("by", "text", "Account of who entered it.", required),
      described("reason", "text", "Why.", required),
      described("evidence", "text", "Address of the evidence.", required),
    ],
  },
  memos: {
    name: "memos",
    meaning: "What members of the project wrote on statements, oldest first.",
    columns: [
      described("memo_id", "text", "Id of the memo.", required),
      described("statement_id", "text", "The statement: statements.statement_id.", required),
      described("reply_to", "text", "The memo that it replies to."),
      described("author", "text", "Its writer; missing where the account was erased."),
      described("text", "text", "Plain text.", required),
      described("written_at", "time", "When it was written.", { unit: "UTC", isRequired: true }),
      described("edited_at", "time", "When its writer last changed it.", { unit: "UTC" }),
    ],
  },
  reviews: {
    name: "reviews",
    meaning: "What people made of a machine's drafts, by type.",
    columns: [
      described("statement_type", "text", "Type of the drafts.", required),
      described("accepted", "integer", "Accepted as they were.", { unit: "statements", isRequired: true }),
      described("corrected", "integer", "Accepted after a correction: the draft was wrong.", { unit: "statements", isRequired: true }),
      described("rejected", "integer", "Rejected.", { unit: "statements", isRequired: true }),
    ],
  },
} as const satisfies Readonly<Record<string, DescribedTable>>;

export type FixedTable = keyof typeof fixedTables;
