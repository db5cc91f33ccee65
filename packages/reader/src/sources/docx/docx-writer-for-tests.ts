import { writeZip, type WrittenEntry } from "../archive/zip-writer-for-tests.ts";

export interface WrittenDocx {
  /** What stands in the body, as WordprocessingML. */
  readonly body: string;
  readonly notes?: readonly string[];
  /** docProps/core.xml without its frame. */
  readonly core?: string;
  /** Further parts, or others in the place of the usual ones. */
  readonly parts?: readonly WrittenEntry[];
}

const wordNames =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const relationNames = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** A Word document of the few parts that one needs. */
export function writeDocx({ body, notes = [], core = "", parts = [] }: WrittenDocx): Buffer {
  const written = notes.map((note, index) => `<w:footnote w:id="${index + 1}">${paragraph(note)}</w:footnote>`).join("");
  const styles = ["Title", "Subtitle", "heading 1", "heading 2", "Quote", "Author"].map(
    (name) => `<w:style w:type="paragraph" w:styleId="${name.replace(" ", "")}"><w:name w:val="${name}"/></w:style>`,
  );
  const usual: WrittenEntry[] = [
    {
      name: "[Content_Types].xml",
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    },
    {
      name: "_rels/.rels",
      content: `<Relationships ${relationNames}><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    { name: "word/document.xml", content: `<w:document ${wordNames}><w:body>${body}</w:body></w:document>` },
    { name: "word/styles.xml", content: `<w:styles ${wordNames}>${styles.join("")}</w:styles>` },
    { name: "word/numbering.xml", content: `<w:numbering ${wordNames}>${numbering}</w:numbering>` },
    { name: "word/footnotes.xml", content: `<w:footnotes ${wordNames}>${written}</w:footnotes>` },
    {
      name: "docProps/core.xml",
      content: `<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
    },
  ];
  return writeZip([...usual.filter(({ name }) => !parts.some((part) => part.name === name)), ...parts]);
}

const numbering =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

export function paragraph(words: string, style?: string): string {
  const properties = style === undefined ? "" : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}<w:r><w:t xml:space="preserve">${words}</w:t></w:r></w:p>`;
}

export function listEntry(words: string): string {
  return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`;
}

export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join("")}</w:tr>`);
  return `<w:tbl>${cells.join("")}</w:tbl>`;
}
