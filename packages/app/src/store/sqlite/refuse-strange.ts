import type { DatabaseSync } from "node:sqlite";
import { toSnakeCase } from "../snake-case.ts";
import type { Tables } from "../tables.ts";
import { sqliteError } from "./sqlite-error.ts";

/** Every name under which the program expects a table. */
const ours: Readonly<Record<keyof Tables, true>> = {
  libraryState: true,
  revisions: true,
  versions: true,
  recordKeys: true,
  recordLinks: true,
  contents: true,
  originals: true,
  documents: true,
  documentValues: true,
  entities: true,
  statements: true,
  statementValues: true,
  statementBlocks: true,
  accounts: true,
  members: true,
  sessions: true,
  secondFactors: true,
  identities: true,
  apiTokens: true,
  invitations: true,
  loginFailures: true,
  auditEntries: true,
  settings: true,
  jobs: true,
  jobUnits: true,
  turns: true,
  schedules: true,
  estimates: true,
  comments: true,
  moderationEntries: true,
  commentBlocks: true,
  searchRows: true,
  searchWords: true,
  schemaVersion: true,
};

const names = new Set(Object.keys(ours).map(toSnakeCase));
/** The one table that a module of SQLite makes up, as 0005-search writes it: with another source of words, a search would ask a stranger's question. */
const searchWords = `create virtual table search_words using fts5 (words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '_'")`;

interface Found {
  readonly type: string;
  readonly name: string;
  readonly sql: string | null;
}

/**
 * Refuses a library whose file would have the program run what a stranger wrote: whoever opens it then waits without end, or runs out of memory. Views of an analyst
 * are left alone, as long as they do not stand where the program looks for a table: nobody asks them but the analyst.
 *
 * @throws RAP_STORE_STRANGE for triggers, views or virtual tables in the place of tables, columns and indexes that are calculated, conditions on rows, calculated defaults
 * Cost: a millisecond or two.
 */
export function refuseStrange(database: DatabaseSync, path: string): void {
  const all = database.prepare("select type, name, sql from sqlite_schema where sql is not null").all() as unknown as Found[];
  // First what is made up: to ask for the columns of such a table would already start the module that makes it up.
  const found = all.map(strangeness).find((words) => words !== null) ?? calculatedColumn(database);
  if (found !== undefined) throw sqliteError.strange(path, found);
}

function strangeness({ type, name, sql }: Found): string | null {
  const text = (sql ?? "").toLowerCase();
  const isOurs = names.has(name.toLowerCase());
  if (type === "trigger") return `the trigger “${name}”`;
  if (type === "view") return isOurs ? `a view in the place of the table “${name}”` : null;
  if (type === "index") return isCalculated(text) ? `the index “${name}” of calculated values` : null;
  // SQLite itself writes these two words so, whatever remarks an analyst puts behind them.
  if (!text.startsWith("create table ")) return text === searchWords ? null : `the virtual table “${name}”`;
  return /\bcheck\b/.test(text) ? `conditions on the rows of “${name}”` : null;
}

/** Behind the list of columns, or in it, something is called: an index is written with every row. */
function isCalculated(sql: string): boolean {
  const columns = sql.slice(sql.indexOf("(") + 1);
  // A remark between a name and its bracket would hide that something is called.
  return /[\w"'`\]]\s*\(|\b(?:like|glob|match|regexp)\b|\/\*|--/.test(columns);
}

/** Words in quotation marks are no calculation, whatever brackets are in them. */
const isWords = /^'(?:[^']|'')*'$/;

function calculatedColumn(database: DatabaseSync): string | undefined {
  const column = database
    .prepare(
      `select m.name as "table", x.name, x.hidden, x.dflt_value as fallback from sqlite_schema m, pragma_table_xinfo(m.name) x
        where m.type = 'table' and m.name <> 'search_words' and (x.hidden > 1 or x.dflt_value like '%(%')`,
    )
    .all()
    .find(({ hidden, fallback }) => Number(hidden) > 1 || !isWords.test(String(fallback)));
  return column === undefined ? undefined : `the calculated column “${String(column["name"])}” of “${String(column["table"])}”`;
}
