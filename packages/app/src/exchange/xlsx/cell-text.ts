import { escapeXml } from "@rapporteur/core/xml";

/** What XML cannot hold, or would change: it stands as _xHHHH_ in the cells of a workbook (ECMA-376, part 1, 22.9.2.19, ST_Xstring). */
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const written = /_x([0-9A-Fa-f]{4})_/g;

/** A text as the XML of a cell holds it; `readCellText` gives it back as it was. */
export function writeCellText(text: string): string {
  const safe = text
    .replace(written, "_x005F_x$1_")
    .replace(unwritable, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
  return escapeXml(safe).replaceAll("&#10;", "\n").replaceAll("&#9;", "\t");
}

/** The text of a cell. */
export function readCellText(text: string): string {
  return text.replace(written, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
