/** A REFI-QDA project (Project.xsd 1.0) or codebook (Codebook.xsd 1.0) as plain records: what Rapporteur reads and writes of one. */
export interface RefiProject {
  readonly name: string;
  /** The program that wrote it. */
  readonly origin: string;
  readonly users: readonly RefiNamed[];
  readonly codes: readonly RefiCode[];
  readonly variables: readonly RefiVariable[];
  readonly cases: readonly RefiCase[];
  readonly sources: readonly RefiSource[];
  readonly notes: readonly RefiNote[];
  readonly sets: readonly RefiSet[];
  /** How many there are of what is not read, by name: pictures, sound, graphs. */
  readonly unread: ReadonlyMap<string, number>;
}

export interface RefiNamed {
  readonly guid: string;
  readonly name: string;
}

/** A code; in the order of the codebook, each after its parent. */
export interface RefiCode extends RefiNamed {
  readonly parent: string | null;
  readonly isCodable: boolean;
  /** "#rrggbb", or "" for none. */
  readonly color: string;
  readonly description: string;
  readonly notes: readonly string[];
}

export interface RefiVariable extends RefiNamed {
  readonly type: string;
}

/** The value of a variable, as it is written. */
export interface RefiValue {
  readonly variable: string;
  readonly value: string;
}

/** Somebody or something that is studied, with the sources and selections that belong to it. */
export interface RefiCase extends RefiNamed {
  readonly description: string;
  readonly codes: readonly string[];
  readonly values: readonly RefiValue[];
  readonly sources: readonly string[];
  readonly selections: readonly string[];
}

/** Sources and codes that somebody put together under a name. */
export interface RefiSet extends RefiNamed {
  readonly codes: readonly string[];
  readonly sources: readonly string[];
}

/** A text with its selections; of a PDF or a recording, the text that represents it. */
export interface RefiSource extends RefiNamed {
  /** Of the source that the text belongs to, where that is another. */
  readonly belongsTo: string;
  readonly description: string;
  /** As it stands in the file, line ends and byte order mark included; null where it is not at hand. */
  readonly text: string | null;
  readonly selections: readonly RefiSelection[];
  readonly values: readonly RefiValue[];
  readonly notes: readonly string[];
}

export interface RefiSelection {
  readonly guid: string;
  /** Often the selected words or their beginning. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly description: string;
  readonly user: string;
  readonly codings: readonly RefiCoding[];
  readonly notes: readonly string[];
}

export interface RefiCoding {
  readonly guid: string;
  readonly code: string;
  readonly user: string;
  readonly notes: readonly string[];
}

/** A memo. `user` and `created` are written, and not read. */
export interface RefiNote extends RefiNamed {
  readonly text: string;
  /** Of its writer. */
  readonly user?: string;
  /** ISO 8601. */
  readonly created?: string;
}
