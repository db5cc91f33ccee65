import type { FigureTable } from "../../../parts/figure.tsx";
import { text } from "../strings.ts";
import type { ReportContent, ReportPicture, ReportQuote } from "./report-content.ts";
import { storeZip } from "./store-zip.ts";

export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/** A report as a Word document (ECMA-376): headings, tables, and each quotation with a link to its place. Deterministic. Cost: O(size of the report). */
export function writeDocx(report: ReportContent): Uint8Array<ArrayBuffer> {
  const links: string[] = [];
  const body = [
    paragraph("Title", run(report.title)),
    paragraph("Note", run(report.made)),
    paragraph("Heading1", run(text.report.settings)),
    ...report.settings.map((line) => paragraph("Normal", run(line))),
    paragraph("Heading1", run(text.report.figures)),
    paragraph("Normal", run(report.basis)),
    ...report.tables.flatMap(({ title, table }) => [paragraph("Heading2", run(title)), tableOf(table), paragraph("Normal", "")]),
    ...report.pictures.flatMap((picture, at) => pictured(picture, at)),
    ...(report.quotes === null ? [] : [paragraph("Heading1", run(text.report.evidence))]),
    ...(report.cut === null ? [] : [paragraph("Note", run(report.cut))]),
    ...(report.quotes ?? []).flatMap((quote) => quoted(quote, links, report.pictures.length)),
  ];
  return storeZip([
    { name: "[Content_Types].xml", content: contentTypes },
    { name: "_rels/.rels", content: relations([["officeDocument", "word/document.xml", false]]) },
    { name: "word/document.xml", content: `${head}<w:document ${names}><w:body>${body.join("")}${page}</w:body></w:document>` },
    { name: "word/styles.xml", content: styles },
    {
      name: "word/_rels/document.xml.rels",
      content: relations([
        ["styles", "styles.xml", false],
        ...report.pictures.map((_, at) => ["image", mediaName(at), false] as const),
        ...links.map((address) => ["hyperlink", address, true] as const),
      ]),
    },
    ...report.pictures.map(({ png }, at) => ({ name: `word/${mediaName(at)}`, content: png })),
  ]);
}

function quoted({ says, quote, about, address }: ReportQuote, links: string[], pictures: number): string[] {
  links.push(address);
  // The first relation is that of the styles, then come those of the pictures.
  const link = `<w:hyperlink r:id="r${1 + pictures + links.length}">${run(about, '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink>`;
  return [paragraph("Says", run(says)), paragraph("Quote", run(`“${quote}”`)), paragraph("Note", link)];
}

const mediaName = (at: number): string => `media/picture${at + 1}.png`;
/** As wide as the text, in English Metric Units: 16 cm. */
const [textWidth, unitsPerPixel] = [5_760_000, 9525];

function pictured({ title, caption, width, height }: ReportPicture, at: number): string[] {
  const wide = Math.min(textWidth, width * unitsPerPixel);
  const extent = `cx="${Math.round(wide)}" cy="${Math.round((wide * height) / width)}"`;
  const about = `id="${at + 1}" name="${escaped(title)}" descr="${escaped([title, ...caption].join(". "))}"`;
  const fill = `<pic:blipFill><a:blip r:embed="r${at + 2}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`;
  const shape = `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext ${extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`;
  const picture = `<pic:pic><pic:nvPicPr><pic:cNvPr ${about}/><pic:cNvPicPr/></pic:nvPicPr>${fill}${shape}</pic:pic>`;
  const graphic = `<a:graphic><a:graphicData uri="${drawingNames}/picture">${picture}</a:graphicData></a:graphic>`;
  const drawing = `<w:r><w:drawing><wp:inline><wp:extent ${extent}/><wp:docPr ${about}/>${graphic}</wp:inline></w:drawing></w:r>`;
  return [paragraph("Heading2", run(title)), paragraph("Normal", drawing), ...caption.map((line) => paragraph("Note", run(line)))];
}

const drawingNames = "http://schemas.openxmlformats.org/drawingml/2006";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
/** A4 with margins of 2.5 cm, in twentieths of a point. */
const page = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"/></w:sectPr>';

function paragraph(style: string, inner: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${inner}</w:p>`;
}

function run(words: string, properties = ""): string {
  const set = properties === "" ? "" : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${set}<w:t xml:space="preserve">${escaped(words)}</w:t></w:r>`;
}

function tableOf({ columns, rows }: FigureTable): string {
  const cell = (value: string | number | null, at: number, isHead: boolean): string => {
    const side = columns[at]?.align === "right" ? '<w:jc w:val="right"/>' : "";
    const words = run(value === null ? "" : String(value), isHead ? "<w:b/>" : "");
    return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr><w:p><w:pPr>${side}</w:pPr>${words}</w:p></w:tc>`;
  };
  const line = (values: readonly (string | number | null)[], isHead: boolean): string =>
    `<w:tr>${isHead ? "<w:trPr><w:tblHeader/></w:trPr>" : ""}${values.map((value, at) => cell(value, at, isHead)).join("")}</w:tr>`;
  const all = [
    line(
      columns.map(({ title }) => title),
      true,
    ),
    ...rows.map((row) => line(row, false)),
  ];
  return `<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>${columns.map(() => "<w:gridCol/>").join("")}</w:tblGrid>${all.join("")}</w:tbl>`;
}

/** Characters that XML cannot hold become U+FFFD. */
function escaped(words: string): string {
  const replacements: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return words
    .toWellFormed()
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"]/g, (character) => replacements[character] ?? character);
}

function relations(list: readonly (readonly [type: string, target: string, isOutside: boolean])[]): string {
  const base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const each = list.map(([type, target, isOutside], at) => {
    const mode = isOutside ? ' TargetMode="External"' : "";
    return `<Relationship Id="r${at + 1}" Type="${base}/${type}" Target="${escaped(target)}"${mode}/>`;
  });
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join("")}</Relationships>`;
}

const officeXml = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${officeXml}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${officeXml}.styles+xml"/></Types>`;

interface Style {
  readonly name: string;
  /** Half points. */
  readonly size: number;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly color?: string;
  /** Twentieths of a point. */
  readonly before?: number;
  readonly indent?: number;
}

const paragraphStyles: Readonly<Record<string, Style>> = {
  Normal: { name: "Normal", size: 22 },
  Title: { name: "Title", size: 40, isBold: true },
  Heading1: { name: "heading 1", size: 28, isBold: true, before: 360 },
  Heading2: { name: "heading 2", size: 24, isBold: true, before: 240 },
  Says: { name: "Says", size: 22, isBold: true, before: 240 },
  Quote: { name: "Quote", size: 22, isItalic: true, indent: 340 },
  Note: { name: "Note", size: 18, color: "555555", indent: 340 },
};

function styleOf(id: string, { name, size, isBold = false, isItalic = false, color, before = 0, indent = 0 }: Style): string {
  const shape = `<w:pPr><w:keepNext w:val="${id === "Says" || id.startsWith("Heading")}"/><w:spacing w:before="${before}" w:after="80"/><w:ind w:left="${indent}"/></w:pPr>`;
  const look = `<w:rPr>${isBold ? "<w:b/>" : ""}${isItalic ? "<w:i/>" : ""}${color === undefined ? "" : `<w:color w:val="${color}"/>`}<w:sz w:val="${size}"/></w:rPr>`;
  return `<w:style w:type="paragraph"${id === "Normal" ? ' w:default="1"' : ""} w:styleId="${id}"><w:name w:val="${name}"/>${shape}${look}</w:style>`;
}

const lines = ["top", "bottom", "insideH"].map((side) => `<w:${side} w:val="single" w:sz="4" w:color="999999"/>`).join("");
const styles = `${head}<w:styles ${names}>${Object.entries(paragraphStyles)
  .map(([id, style]) => styleOf(id, style))
  .join(
    "",
  )}<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="1F4E8C"/><w:u w:val="single"/></w:rPr></w:style><w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:tblPr><w:tblBorders>${lines}</w:tblBorders><w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`;
