import { readFileSync } from "node:fs";
import { z } from "zod";
import { errorCatalogue, type CatalogueEntry } from "../packages/core/src/base/error-catalogue.ts";
import { listFormats } from "../packages/app/src/formats/list-formats.ts";
import { drawArchitecture } from "./architecture/draw-architecture.ts";
import { readoutSchema } from "../packages/reader/src/readout/readout.ts";

/* The parts of docs/ that are made from the code. `npm run docs` writes them; a test fails while they are stale. */

const exits: Readonly<Record<CatalogueEntry["kind"], string>> = {
  usage: "wrong usage (exit 2)",
  input: "what was given cannot be used (exit 1)",
  missing: "not there (exit 1)",
  environment: "the machine or the network (exit 1)",
  conflict: "somebody else changed it first (exit 1)",
  unauthenticated: "nobody is signed in",
  forbidden: "not allowed",
  limit: "too much or too often (exit 1)",
};

/** docs/errors.md: every code of the catalogue with its text and cure. */
export function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(
    ([code, entry]) => `| \`${code}\` | ${exits[entry.kind]} | ${cell(entry.text)} | ${cell(entry.cure)} |`,
  );
  return `# Errors

Every error is one sentence: what is wrong; what to do. The code in brackets behind it is stable and can be searched for here.
Words in braces are filled in when it happens. This page is made from \`packages/core/src/base/error-catalogue.ts\` by \`npm run docs\`.

| code | kind | what is wrong | the cure |
|---|---|---|---|
${rows.sort().join("\n")}
`;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** docs/exchange.md: what is written for other programs, and what of theirs is refused by name. */
export function exchangePage(): string {
  const formats = listFormats();
  const told = (endings: readonly string[]): string => endings.map((one) => `\`${one}\``).join(" ");
  const opened = formats.documents.map(
    ({ what, endings, becomes, loses }) => `| ${cell(what)} | ${told(endings)} | ${cell(becomes)} | ${cell(loses)} |`,
  );
  const statements = formats.statements.map(({ what, endings, besides, keeps }) => {
    const files = besides === null ? told(endings) : `${told(endings)} with ${besides}`;
    return `| ${cell(what)} | ${files} | ${cell(keeps)} |`;
  });
  const written = formats.written.map(({ part, name, endings, loses }) => `| ${part} | \`${name}\` | ${told(endings)} | ${cell(loses)} |`);
  const refused = formats.refused.map(
    ({ what, endings, isToldByContent, cure }) => `| ${cell(what)} | ${told(endings)}${isToldByContent ? " content" : ""} | ${cell(cure)} |`,
  );
  return `# Files of other programs

Made by \`npm run docs\` from the lists that the program itself uses; \`GET /api/formats\` answers them.

## Read as documents

All are recognized by their content, whatever the file is called, and opened in a process within limits; [formats.md](formats.md) says more of text, HTML, PDF and Word.

| format | usual endings | how it becomes stored text | what is left out |
|---|---|---|---|
${opened.join("\n")}

## Split into articles

Exports of ${formats.archives.join(", ")} (the newspapers' as text, PDF, HTML, for Word or in RTF; a site's as XML), recognized by their content: \`import\` makes each article a document
with title, newspaper or site, day, author, address and section (as a tag). Of a site its published posts and pages are taken. Indexing terms, numbers of pages and words, and copyright lines are left out; an article without text is listed.
A file in which no article has a newspaper or a day is refused (\`RAP_SOURCE_UNSPLIT\`). One that has signs of such a data base and none of the shapes that are known is read as one document, with the warning \`export-unsplit\`,
which names the data base. Of a PDF the lines as they are set tell the fields; the page's own language may be English, German, French, Spanish, Portuguese, Italian or Dutch for Factiva, English, French or Spanish for Europresse, else English.

## Near-duplicates

One story on five sites is one document with five sources. A new document that nearly has the text of another one is told of when it is imported; [\`rapporteur duplicates\`](cli.md#duplicates)
and the API (\`GET /api/projects/PROJECT/duplicates\`, \`POST …/joins\`) list all of them and join those that a person names. Two texts are suggested as one from half of their runs of three
words in common on; case, punctuation and line breaks do not matter, and texts of fewer than 40 words are left aside. The share is an estimate from 128 hashes (MinHash, standard error .044
at most), and candidates are found by 42 bands of 3 of them, so that the cost grows with the number of documents and not with its square.

Joined documents become \`sources\` of the one that stays: address, publisher, day, title and file of each are kept, and a text or file of theirs that comes again is known. What people accepted
or coded in them moves where the text that stays has the same words, in place of its draft of the same claim; drafts that nobody touched and rejected statements go. Where it does not have accepted words,
the join is refused unless one says that they may go. A join is one revision, and undoing it brings everything back.

Documents that are alike and not the same are told apart once (\`--different\`, \`POST …/differences\`): the decision is kept with the documents, in their history and in exports of the library, they
are not suggested as one again, and undoing it takes it back.

## Read as statements

| format | endings | what a library keeps |
|---|---|---|
${statements.join("\n")}

A type with a concept and an agreement becomes a position; a person and an organization become its speaker and organization. Coders' rights and passwords are not
kept. Of REFI-QDA pictures, sound, video, areas of pages, graphs and links are not read; each import lists what it left out. Programs count positions in
their own ways: passages are placed by the words that they are named for. A case becomes a group, or what its variable \`type\` says.

Of a workbook (\`.xlsx\`) the first sheet with cells that is shown is read, or the one that \`--sheet\` names; its first row is the header, columns are mapped as those of CSV. Dates are read
as dates, and digits in cells of texts stay texts. A formula counts as the value that the spreadsheet last computed; cells with an error count as empty, and the import says how many.

**Web Annotations** do not hold the texts that they are about. Each is placed in the library's document of that address (\`source\`), title or id, by its words (\`TextQuoteSelector\`) and what stands around
them; where the library has no such document, one is made that lists the words. A tag is a concept, and each of several a statement; a remark is a memo. An export of Hypothesis is read in the same way. The texts of
a treebank are put together from its words and what it says of the white space between them.

**Annotation tools** (brat, WebAnno, INCEpTION and others on UIMA) are read in one way. An annotation is a statement of its layer or label on its words; a named entity is a statement of the
type NamedEntity with its value. Features and attributes are variables. A relation is a statement from its first word to its last, its ends the entities \`source\` and \`target\`; slots and the roles
of events are entities with the words that fill them, numbered where a role comes twice. Links of a chain have its number as \`chain\`. Several values of one feature are one text with semicolons.
Sentences, words, parts of speech and trees are left out and counted, since Rapporteur makes its own; so are records that mark no words. Both formats count UTF-16 code units and are
recognized by their content, whatever a file is called. UIMA's type system says which features are numbers and which refer to others; without it, and in WebAnno's format, the values tell. A whole project of
INCEpTION is not read: export its documents.

In TEI, parts that name one another by \`next\` are one passage. White space is counted as XML tools count it; of two readings the corrected, regular, expanded one is taken; notes, page headings
and pictures are left out and counted. Names are those of \`persName\` or \`name\` in the header, codes those of \`catDesc\`, \`desc\` or \`interp\`.

## Written

In \`.csv\` and \`.xlsx\` no cell is a formula: a text that begins like one gets an apostrophe before it, which is taken away when the file is read.

The ending of \`--out\` tells the format; \`--format\` names those that share an ending. The first of a part is the usual one.

| part | format | endings | what the file does not hold |
|---|---|---|---|
${written.join("\n")}

Statements for INCEpTION and WebAnno are a layer of spans for each statement type (\`webanno.custom.\` and its name), a feature for each variable, and five for what every statement has: id, review, whether a
person reviewed it, date, coder. The archive has one file a document; \`TypeSystem.xml\` of \`.xmi.zip\` can be imported as layers into a project.

## Known, and not read as documents

Each is refused by name (\`RAP_SOURCE_FOREIGN\`, \`RAP_SOURCE_BINARY\`) and never read as prose. The content decides before the ending.

| format | told by | what to do |
|---|---|---|
${refused.join("\n")}
`;
}

const [madeFrom, madeTo] = ["<!-- made by npm run docs -->", "<!-- made until here -->"];

/** docs/formats.md: its table of the formats that are read, made; the rest as it is. */
export function formatsPage(page: string): string {
  const [from, to] = [page.indexOf(madeFrom), page.indexOf(madeTo)];
  if (from < 0 || to < from) throw new Error("docs/formats.md has no place for its table");
  const rows = listFormats().documents.map(
    ({ what, endings, becomes, loses }) => `| ${cell(what)} (${endings.join(", ")}) | ${cell(becomes)} | ${cell(loses)} |`,
  );
  const table = `| format | how it becomes stored text | what is left out |\n|---|---|---|\n${rows.join("\n")}`;
  return `${page.slice(0, from)}${madeFrom}\n\n${table}\n\n${page.slice(to)}`;
}

/** docs/readout.schema.json: the JSON Schema (2020-12) of `rapporteur.readout/1`. */
export function readoutSchemaFile(): string {
  const schema = z.toJSONSchema(readoutSchema, { target: "draft-2020-12" });
  return `${JSON.stringify({ title: "rapporteur.readout/1", ...schema }, null, 2)}\n`;
}

/** Path below the repository's root → content. */
export function generatedDocs(): Record<string, string> {
  return {
    "docs/errors.md": errorsPage(),
    "docs/exchange.md": exchangePage(),
    "docs/formats.md": formatsPage(readFileSync(new URL("../docs/formats.md", import.meta.url), "utf8")),
    "docs/readout.schema.json": readoutSchemaFile(),
    "docs/architecture-light.svg": drawArchitecture("light"),
    "docs/architecture-dark.svg": drawArchitecture("dark"),
  };
}
