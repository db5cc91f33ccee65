import { dnaPermissions } from "./dna-database.ts";

/** Short texts, names and labels must be shorter. */
export const dnaTextLimit = 191;

const id = "ID INTEGER PRIMARY KEY NOT NULL";
const short = (name: string, isOptional = false): string =>
  `${name} TEXT NOT NULL ${isOptional ? "DEFAULT '' " : ""}CHECK (LENGTH(${name}) < ${dnaTextLimit})`;
const shade = (name: string, isRequired: boolean): string =>
  `${name} INTEGER ${isRequired ? "NOT NULL DEFAULT 0 " : ""}CHECK (${name} BETWEEN 0 AND 255)`;
const color = (isRequired = true): string[] => ["Red", "Green", "Blue"].map((name) => shade(name, isRequired));
const flag = (name: string, byDefault: 0 | 1): string => `${name} INTEGER NOT NULL DEFAULT ${byDefault} CHECK (${name} BETWEEN 0 AND 1)`;
const refers = (column: string, table: string): string => `FOREIGN KEY(${column}) REFERENCES ${table}(ID) ON DELETE CASCADE`;
const value = (column: string): readonly string[] => [
  id,
  "StatementId INTEGER NOT NULL",
  "VariableId INTEGER NOT NULL",
  column,
  refers("StatementId", "STATEMENTS"),
  refers("VariableId", "VARIABLES"),
  "UNIQUE (StatementId, VariableId)",
];

/** The sixteen tables of a DNA 3 database, in an order in which each refers only to earlier ones. */
export const dnaTables: Readonly<Record<string, readonly string[]>> = {
  SETTINGS: ["Property TEXT PRIMARY KEY", "Value TEXT NOT NULL"],
  CODERS: [
    id,
    short("Name"),
    ...color(),
    "Refresh INTEGER NOT NULL DEFAULT 0 CHECK (Refresh BETWEEN 0 AND 9999)",
    "FontSize INTEGER NOT NULL DEFAULT 14 CHECK (FontSize BETWEEN 1 AND 99)",
    short("Password"),
    "PopupWidth INTEGER DEFAULT 300 CHECK (PopupWidth BETWEEN 100 AND 9999)",
    flag("ColorByCoder", 0),
    flag("PopupDecoration", 0),
    flag("PopupAutoComplete", 1),
    ...dnaPermissions.map((name) => flag(`Permission${name}`, 1)),
  ],
  DOCUMENTS: [
    id,
    short("Title"),
    "Text TEXT NOT NULL",
    "Coder INTEGER",
    short("Author", true),
    short("Source", true),
    short("Section", true),
    "Notes TEXT NOT NULL DEFAULT ''",
    short("Type", true),
    "Date INTEGER NOT NULL",
    refers("Coder", "CODERS"),
  ],
  STATEMENTTYPES: [id, short("Label"), ...color()],
  VARIABLES: [
    id,
    short("Variable"),
    "DataType TEXT NOT NULL DEFAULT 'short text' CHECK (DataType IN ('boolean', 'integer', 'long text', 'short text'))",
    "StatementTypeId INTEGER",
    refers("StatementTypeId", "STATEMENTTYPES"),
    "UNIQUE (Variable, StatementTypeId)",
  ],
  VARIABLELINKS: [
    id,
    "SourceVariableId INTEGER",
    "TargetVariableId INTEGER",
    "CHECK (TargetVariableId != SourceVariableId)",
    refers("SourceVariableId", "VARIABLES"),
    refers("TargetVariableId", "VARIABLES"),
  ],
  REGEXES: [`Label TEXT PRIMARY KEY CHECK (LENGTH(Label) < ${dnaTextLimit})`, ...color()],
  CODERRELATIONS: [
    id,
    "Coder INTEGER CHECK (Coder > 0)",
    "OtherCoder INTEGER CHECK (OtherCoder > 0)",
    flag("viewStatements", 1),
    flag("editStatements", 1),
    flag("viewDocuments", 1),
    flag("editDocuments", 1),
    "CHECK (Coder != OtherCoder)",
    refers("Coder", "CODERS"),
    refers("OtherCoder", "CODERS"),
  ],
  STATEMENTS: [
    id,
    "StatementTypeId INTEGER",
    "DocumentId INTEGER",
    "Start INTEGER NOT NULL CHECK (Start >= 0)",
    "Stop INTEGER NOT NULL CHECK (Stop >= 0)",
    "Coder INTEGER",
    "CHECK (Start < Stop)",
    refers("StatementTypeId", "STATEMENTTYPES"),
    refers("Coder", "CODERS"),
    refers("DocumentId", "DOCUMENTS"),
  ],
  DATABOOLEAN: value("Value INTEGER NOT NULL DEFAULT 1"),
  DATAINTEGER: value("Value INTEGER NOT NULL DEFAULT 0"),
  ENTITIES: [
    id,
    "VariableId INTEGER NOT NULL",
    short("Value", true),
    ...color(false),
    "ChildOf INTEGER CHECK (ChildOf > 0)",
    "UNIQUE (VariableId, Value)",
    refers("ChildOf", "ENTITIES"),
    refers("VariableId", "VARIABLES"),
  ],
  DATASHORTTEXT: [...value("Entity INTEGER NOT NULL").slice(0, 6), refers("Entity", "ENTITIES"), "UNIQUE (StatementId, VariableId)"],
  DATALONGTEXT: value("Value TEXT DEFAULT ''"),
  ATTRIBUTEVARIABLES: [
    id,
    "VariableId INTEGER NOT NULL",
    short("AttributeVariable"),
    "UNIQUE (VariableId, AttributeVariable)",
    refers("VariableId", "VARIABLES"),
  ],
  ATTRIBUTEVALUES: [
    id,
    "EntityId INTEGER NOT NULL",
    "AttributeVariableId INTEGER NOT NULL",
    short("AttributeValue", true),
    "UNIQUE (EntityId, AttributeVariableId)",
    refers("EntityId", "ENTITIES"),
    refers("AttributeVariableId", "ATTRIBUTEVARIABLES"),
  ],
};

/** Statements that make the tables of an empty database. */
export function createTables(): string {
  return Object.entries(dnaTables)
    .map(([table, parts]) => `CREATE TABLE ${table}(${parts.join(", ")});`)
    .join("\n");
}

/** Names of a table's columns. */
export function columnsOf(table: string): string[] {
  const parts = dnaTables[table] ?? [];
  return parts.flatMap((part) => (/^(CHECK|FOREIGN|UNIQUE)\b/.test(part) ? [] : [part.split(" ")[0] ?? ""]));
}
