/** What a file of statements is read by. */
export type StatementFileKind =
  | "dna"
  | "refi"
  | "brat"
  | "layers"
  | "tei"
  | "web-annotation"
  | "conllu"
  | "xlsx"
  | "csv"
  | "jsonl"
  | "tables"
  | "readout";

/** A format of statements that another program wrote, or we did. */
export interface StatementFileFormat {
  readonly kind: StatementFileKind;
  /** As a person calls it. */
  readonly what: string;
  /** Endings of file names, lower case. */
  readonly endings: readonly string[];
  /** Whether it is told by its content too, whatever the file is called. */
  readonly isToldByContent?: true;
  /** What has to be with the file. */
  readonly besides?: string;
  /** What a library keeps of it. */
  readonly keeps: string;
}

/** Formats of statements that are read. `import`, the API, the list that the workbench shows and docs/exchange.md are made from it. */
export const statementFileFormats: readonly StatementFileFormat[] = [
  {
    kind: "dna",
    what: "Discourse Network Analyzer 3",
    endings: [".dna"],
    keeps: "documents, coders by name, statements as accepted work, types, entities with attributes and colours, regular expressions",
  },
  {
    kind: "refi",
    what: "REFI-QDA project (NVivo, MAXQDA, ATLAS.ti, QualCoder)",
    endings: [".qdpx", ".qde"],
    keeps:
      "texts, users as coders, codings as statements of the type Coding with the code as concept, the tree of codes with memos and colours, memos, cases with their variables, sets of sources as tags and of codes as an attribute",
  },
  {
    kind: "refi",
    what: "REFI-QDA codebook (also Taguette)",
    endings: [".qdc"],
    keeps: "codes as concepts, their tree, descriptions, colours and sets",
  },
  {
    kind: "brat",
    what: "annotations of brat",
    endings: [".ann"],
    isToldByContent: true,
    besides: "its `.txt`, or both in a `.zip`",
    keeps: "the text, annotations as statements of their types, relations and events with their roles, attributes, notes and references as memos",
  },
  {
    kind: "layers",
    what: "UIMA CAS, also INCEpTION's export (XMI with its types)",
    endings: [".xmi"],
    isToldByContent: true,
    besides: "`TypeSystem.xml`, or both in a `.zip`",
    keeps: "see below",
  },
  {
    kind: "layers",
    what: "WebAnno TSV 3 (WebAnno, INCEpTION)",
    endings: [".webanno.tsv"],
    isToldByContent: true,
    keeps: "see below",
  },
  {
    kind: "tei",
    what: "TEI (P5)",
    endings: [".tei.xml", ".tei"],
    keeps:
      "the texts, `said` as statements with their speakers, `seg` with its `ana` or `type` as concepts; what points to a feature structure with its type and values",
  },
  {
    kind: "web-annotation",
    what: "Web Annotations (W3C, Hypothesis)",
    endings: [".jsonld"],
    isToldByContent: true,
    keeps:
      "each tag on a passage as a statement with it as concept, remarks as memos, who annotated; passages are found in the library's document of that address",
  },
  {
    kind: "conllu",
    what: "treebank in CoNLL-U",
    endings: [".conllu", ".conll"],
    isToldByContent: true,
    keeps: "the texts, and the passages of statements where Rapporteur wrote it",
  },
  { kind: "xlsx", what: "workbook with a table of statements", endings: [".xlsx", ".xlsm"], keeps: "as of CSV" },
  {
    kind: "csv",
    what: "table of statements",
    endings: [".csv", ".tsv"],
    keeps:
      "statements, documents, coders by name; words without their document become one that lists them. A table whose rows are whole texts: a document a row, with title, date, newspaper, author, address and tags",
  },
  { kind: "jsonl", what: "statements in lines of JSON, of ours or one flat object a line", endings: [".jsonl", ".ndjson"], keeps: "the same" },
  { kind: "tables", what: "tables in Parquet: [tables.md](tables.md)", endings: [".parquet"], besides: "or their folder", keeps: "the same" },
  { kind: "readout", what: "readout", endings: [".json"], keeps: "everything, with reviews" },
];

const byEnding = statementFileFormats
  .flatMap(({ kind, endings }) => endings.map((ending) => ({ ending, kind })))
  .toSorted((a, b) => b.ending.length - a.ending.length);

/** The ending that tells what a file is: ".tei.xml", where the name's own would be ".xml"; null for a name that tells nothing. */
export function statementEndingOf(name: string): string | null {
  const lower = name.toLowerCase();
  return byEnding.find(({ ending }) => lower.endsWith(ending))?.ending ?? null;
}

/** The kind of a file by the ending of its name; null for any other. The longest ending counts. */
export function statementKindOf(name: string): StatementFileKind | null {
  const lower = name.toLowerCase();
  return byEnding.find(({ ending }) => lower.endsWith(ending))?.kind ?? null;
}
