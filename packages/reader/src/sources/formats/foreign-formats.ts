import { isAnnotationArchive, isBratArchive, isConllu, isWebAnnotations, isWebAnnoText, isXmiText, linesOf } from "./annotation-heads.ts";
import { isMailboxText } from "./mail-heads.ts";
import { rootOf } from "./xml-root.ts";

/** A format of another program that is known and not read as a document. */
export interface ForeignFormat {
  /** As an error names it: "a mail message (EML)". */
  readonly what: string;
  /** Endings of file names, lower case, without the dot. */
  readonly endings: readonly string[];
  /** Whether a text is of this format, by its first characters; strict, since prose may quote any format. */
  readonly isText?: (head: string) => boolean;
  /** Whether a ZIP archive is a file of this format, by the names of its entries and its first bytes. */
  readonly isArchive?: (names: readonly string[], head: string) => boolean;
  /** Its content is a database, an archive or bytes as others are: the ending of its name tells it, and its content nothing. */
  readonly isOpaque?: true;
  /** What its owner can do. */
  readonly cure: string;
}

const saveText = "open it and save it as .docx, .txt, .md or .html";
const bibliography = "give the documents that it lists; as a table (CSV) import takes it beside them with --metadata";
export const importTable = "name it to import, network or export as a table of statements (.csv, .tsv, .xlsx, .jsonl, .parquet)";

const hasRoot =
  (...roots: readonly string[]) =>
  (head: string): boolean =>
    roots.includes(rootOf(head) ?? "");

const matches =
  (...patterns: readonly RegExp[]) =>
  (head: string): boolean =>
    patterns.every((pattern) => pattern.test(head));

function isBrat(head: string): boolean {
  const lines = linesOf(head);
  return lines.length >= 1 && lines.every((line) => /^(?:T\d+\t\S+ \d+ \d+(?:;\d+ \d+)*\t|[REAMN#*]\d*\t\S)/.test(line)) && /^T\d+\t/m.test(head);
}

function isJson(head: string): boolean {
  return /^\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*(?:\{\s*"|\[|"[^"\n]*"\s*,))/.test(head);
}

function isJsonFeed(head: string): boolean {
  return /^\s*\{/.test(head) && /"version"\s*:\s*"https?:\/\/jsonfeed\.org\//.test(head);
}

function isCslJson(head: string): boolean {
  return /^\s*\[\s*\{/.test(head) && /"(?:issued|container-title|citation-key)"\s*:/.test(head) && /"type"\s*:\s*"[a-z-]+"/.test(head);
}

/** Graphs as lines of text: what begins with a word of prose has the brackets and numbers that follow it in the format. */
function isGraphText(head: string): boolean {
  const start = head.replace(/^(?:\s|\/\/[^\n]*\n|#[^\n]*\n|Creator [^\n]*\n|Version [^\n]*\n)*/, "");
  return (
    /^(?:\*Network[^\n]*\n\s*)?\*Vertices[ \t]+\d/i.test(start) ||
    /^dl\s+n\s*=\s*\d/i.test(start) ||
    (/^graph\s*\[/i.test(start) && /\bnode\s*\[\s*id\s/i.test(head)) ||
    /^(?:strict\s+)?(?:di)?graph\s+(?:"[^"\n]*"|\w+)?\s*\{/.test(start)
  );
}

const hasEntry =
  (pattern: RegExp) =>
  (names: readonly string[]): boolean =>
    names.some((name) => pattern.test(name));

/** Told in this order: what is more special stands first. */
export const foreignFormats: readonly ForeignFormat[] = [
  { what: "a mailbox", endings: ["mbox"], isText: isMailboxText, cure: "name it to import with --library: each message becomes a document" },
  {
    what: "a web feed (JSON Feed, RSS or Atom)",
    endings: ["rss", "atom"],
    isText: (head) => hasRoot("rss", "feed")(head) || (rootOf(head) === "RDF" && head.includes("purl.org/rss")) || isJsonFeed(head),
    cure: "follow it: rapporteur follow ADDRESS --library LIBRARY",
  },
  { what: "a web archive (ARC)", endings: ["arc"], isText: matches(/^filedesc:\/\//), cure: "make a WARC of it, for example with warcio recompress" },
  {
    what: "annotations of brat",
    endings: ["ann"],
    isText: isBrat,
    isArchive: isBratArchive,
    cure: "name it to import with --library, its text (.txt) beside it: annotations become statements",
  },
  {
    what: "a CoNLL-U treebank",
    endings: ["conllu", "conll"],
    isText: isConllu,
    cure: "name it to import with --library: its texts become documents",
  },
  {
    what: "annotations of WebAnno or INCEpTION (TSV)",
    endings: [],
    isText: isWebAnnoText,
    cure: "name it to import with --library (version 3 of the format): text and annotations are read",
  },
  {
    what: "Web Annotations (W3C, Hypothesis)",
    endings: ["jsonld"],
    isText: isWebAnnotations,
    cure: "name it to import with --library: its annotations become statements",
  },
  {
    what: "annotations in UIMA's format (XMI)",
    endings: ["xmi"],
    isText: isXmiText,
    isArchive: isAnnotationArchive,
    cure: "name it to import with --library, TypeSystem.xml beside it or in its archive: text and annotations are read",
  },
  {
    what: "a project of INCEpTION or WebAnno",
    endings: [],
    isArchive: hasEntry(/^exportedproject\d*\.json$/),
    cure: "export its documents one by one, as UIMA CAS XMI or WebAnno TSV, and name these to import",
  },
  {
    what: "a text in TEI",
    endings: ["tei"],
    isText: hasRoot("TEI", "teiCorpus"),
    cure: "let its name end in .tei.xml and name it to import with --library: said and seg become statements",
  },
  { what: "a database of Discourse Network Analyzer", endings: ["dna"], cure: "name it to import with --library: its statements and texts are kept" },
  {
    what: "a codebook in REFI-QDA's format",
    endings: ["qdc"],
    isText: hasRoot("CodeBook"),
    cure: "name it to import with --library: its codes become concepts",
  },
  {
    what: "a project in REFI-QDA's format",
    endings: ["qdpx", "qde"],
    isText: (head) => rootOf(head) === "Project" && head.includes("qdasoftware.org"),
    isArchive: hasEntry(/^[^/]*\.qde$/i),
    cure: "name it to import with --library: its codings become statements",
  },
  {
    what: "a LaTeX source",
    endings: ["tex", "latex"],
    isText: matches(/^(?:\s|%.*\n)*\\(?:documentclass|documentstyle|input\{)/),
    cure: "make a PDF of it and read that",
  },
  {
    what: "a bibliography (BibTeX)",
    endings: ["bib"],
    isText: matches(/^(?:\s|%.*\n)*@(?:article|book|inproceedings|misc|incollection|phdthesis|techreport|online|comment|string)\s*\{/i),
    cure: bibliography,
  },
  { what: "a bibliography (RIS)", endings: ["ris"], isText: matches(/^\s*TY {2}- \S/), cure: bibliography },
  {
    what: "a bibliography (EndNote, PubMed or Web of Science)",
    endings: ["enw", "nbib", "ciw"],
    isText: matches(/^\s*(?:%0 \S[^\n]*\n%[A-Z@?!] |PMID- \d+\s*\n|FN (?:Clarivate|Thomson)\b)/),
    cure: bibliography,
  },
  {
    what: "a bibliography (Zotero's RDF, or MODS)",
    endings: ["rdf"],
    isText: (head) => hasRoot("modsCollection", "mods")(head) || (rootOf(head) === "RDF" && /zotero\.org|purl\.org\/net\/biblio/.test(head)),
    cure: bibliography,
  },
  { what: "a bibliography (CSL JSON)", endings: [], isText: isCslJson, cure: bibliography },
  {
    what: "an OpenDocument file",
    endings: ["fodt", "ods", "odp"],
    isText: matches(/<office:document\b/),
    isArchive: (names, head) => head.includes("opendocument") || (names.includes("content.xml") && names.includes("META-INF/manifest.xml")),
    cure: saveText,
  },
  {
    what: "a document of Apple Pages, Numbers or Keynote",
    endings: ["pages", "numbers", "key"],
    isArchive: hasEntry(/^Index\/[^/]*\.iwa$|^Index\.zip$/),
    cure: saveText,
  },
  { what: "a workbook (XLSX)", endings: ["xlsx", "xlsm"], cure: importTable },
  { what: "a table (Parquet)", endings: ["parquet"], cure: importTable },
  {
    what: "a project of NVivo, MAXQDA, ATLAS.ti or another program, in its own format",
    endings:
      "nvp nvpx nvcx mx3 mx4 mx5 mx11 mx12 mx18 mx20 mx22 mx24 mx26 mqda rqda qda hpr7 hpr8 atlproj atlproj9 atlproj22 atlproj23 atlproj24 atlproj25".split(
        " ",
      ),
    isOpaque: true,
    cure: "let that program export the project for REFI-QDA (.qdpx) and import that",
  },
  {
    what: "data of a statistics program",
    endings: ["sav", "zsav", "por", "dta", "sas7bdat", "rds", "rda", "rdata", "feather", "arrow", "mdb", "accdb"],
    isOpaque: true,
    cure: "save it as .csv, .xlsx or .parquet and import that",
  },
  { what: "a spreadsheet", endings: ["xls", "xlsb", "ods"], cure: "save it as .xlsx or .csv and import that" },
  { what: "a graph (GraphML)", endings: ["graphml"], isText: hasRoot("graphml"), cure: "name it to causes if it is a causal map" },
  { what: "a graph (GEXF)", endings: ["gexf"], isText: hasRoot("gexf"), cure: "name the documents that it was made from" },
  {
    what: "a graph (Pajek, UCINET, GML or DOT)",
    endings: ["net", "paj", "dl", "gml", "vna", "dot", "gv"],
    isText: isGraphText,
    cure: "name the documents that it was made from; a causal map in .dot is read by causes",
  },
  {
    what: "a transcript of another program",
    endings: ["ass", "ssa", "sbv", "lrc", "ttml", "dfxp", "eaf", "textgrid", "cha"],
    isText: (head) => matches(/^\s*(?:\[Script Info\]|File type = "ooTextFile"|@UTF8\s+@Begin)/)(head) || hasRoot("ANNOTATION_DOCUMENT", "tt")(head),
    cure: "save it as subtitles (.srt or .vtt) or as text (.txt)",
  },
  { what: "settings of a program", endings: ["yaml", "yml", "toml", "ini", "cfg", "properties"], cure: "name a document" },
  {
    what: "a style sheet",
    endings: ["css", "scss", "less"],
    isText: matches(/^\s*@(?:charset "|import (?:url|")|font-face\s*\{|media [^{}\n]*\{)/),
    cure: "name the page that it belongs to",
  },
  {
    what: "source of a program",
    endings: [
      "js",
      "mjs",
      "cjs",
      "jsx",
      "ts",
      "tsx",
      "wasm",
      "py",
      "java",
      "c",
      "cpp",
      "h",
      "cs",
      "go",
      "rs",
      "rb",
      "php",
      "sh",
      "bat",
      "ps1",
      "sql",
      "vbs",
    ],
    isText: matches(/^#!\s*\/\S/),
    cure: "name a document",
  },
  { what: "a drawing (SVG)", endings: ["svg"], isText: hasRoot("svg"), cure: "name the page that it belongs to" },
  { what: "a calendar", endings: ["ics"], isText: matches(/^BEGIN:VCALENDAR/), cure: "name a document" },
  { what: "address cards", endings: ["vcf"], isText: matches(/^BEGIN:VCARD/), cure: "name a document" },
  { what: "a table", endings: ["csv", "tsv"], cure: importTable },
  { what: "JSON data", endings: ["json", "jsonl", "ndjson", "geojson"], isText: isJson, cure: importTable },
  { what: "XML data", endings: ["xml"], isText: (head) => /^\s*<\?xml\s/.test(head), cure: "save its text as .txt or .html" },
];
