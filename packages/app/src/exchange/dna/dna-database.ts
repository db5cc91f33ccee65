/** The four kinds of variables that DNA has. */
export const dnaDataTypes = ["boolean", "integer", "short text", "long text"] as const;
export type DnaDataType = (typeof dnaDataTypes)[number];

export const dnaPermissions = [
  "AddDocuments",
  "EditDocuments",
  "DeleteDocuments",
  "ImportDocuments",
  "AddStatements",
  "EditStatements",
  "DeleteStatements",
  "EditAttributes",
  "EditRegex",
  "EditStatementTypes",
  "EditCoders",
  "EditCoderRelations",
  "ViewOthersDocuments",
  "EditOthersDocuments",
  "ViewOthersStatements",
  "EditOthersStatements",
] as const;
export type DnaPermission = (typeof dnaPermissions)[number];

/** Everything a DNA 3 database holds, as plain records. Ids are DNA's own; references are ids. Colours are "#RRGGBB". */
export interface DnaDatabase {
  /** The SETTINGS table; "version" names the program that made the file. */
  readonly settings: Readonly<Record<string, string>>;
  readonly coders: readonly DnaCoder[];
  readonly coderRelations: readonly DnaCoderRelation[];
  readonly documents: readonly DnaDocument[];
  readonly statementTypes: readonly DnaStatementType[];
  readonly variables: readonly DnaVariable[];
  readonly variableLinks: readonly DnaVariableLink[];
  readonly entities: readonly DnaEntity[];
  readonly attributeVariables: readonly DnaAttributeVariable[];
  readonly attributeValues: readonly DnaAttributeValue[];
  readonly statements: readonly DnaStatement[];
  readonly regexes: readonly DnaRegex[];
}

export interface DnaCoder {
  readonly id: number;
  readonly name: string;
  readonly color: string;
  readonly refresh: number;
  readonly fontSize: number;
  /** Salted digest; see `hashDnaPassword`. */
  readonly password: string;
  readonly popupWidth: number | null;
  readonly colorByCoder: boolean;
  readonly popupDecoration: boolean;
  readonly popupAutoComplete: boolean;
  readonly permissions: Readonly<Record<DnaPermission, boolean>>;
}

/** What one coder may do with another's work. */
export interface DnaCoderRelation {
  readonly coder: number;
  readonly otherCoder: number;
  readonly viewStatements: boolean;
  readonly editStatements: boolean;
  readonly viewDocuments: boolean;
  readonly editDocuments: boolean;
}

export interface DnaDocument {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly coder: number | null;
  readonly author: string;
  readonly source: string;
  readonly section: string;
  readonly notes: string;
  readonly type: string;
  /** Seconds since 1970 UTC. */
  readonly date: number;
}

export interface DnaStatementType {
  readonly id: number;
  readonly label: string;
  readonly color: string;
}

export interface DnaVariable {
  readonly id: number;
  readonly name: string;
  readonly dataType: DnaDataType;
  readonly statementType: number;
}

export interface DnaVariableLink {
  readonly source: number | null;
  readonly target: number | null;
}

export interface DnaEntity {
  readonly id: number;
  readonly variable: number;
  readonly value: string;
  readonly color: string | null;
  readonly childOf: number | null;
}

export interface DnaAttributeVariable {
  readonly id: number;
  readonly variable: number;
  readonly name: string;
}

export interface DnaAttributeValue {
  readonly entity: number;
  readonly attributeVariable: number;
  readonly value: string;
}

export interface DnaStatement {
  readonly id: number;
  readonly statementType: number;
  readonly document: number;
  /** UTF-16 code units into the document's text, `stop` excluded. */
  readonly start: number;
  readonly stop: number;
  readonly coder: number | null;
  readonly values: readonly DnaValue[];
}

/** The value of a variable: yes or no, a whole number, a long text, or, for short texts, the id of an entity. */
export interface DnaValue {
  readonly variable: number;
  readonly value: boolean | number | string;
}

export interface DnaRegex {
  readonly label: string;
  readonly color: string;
}
