import { deflateSync } from "node:zlib";

/** Words to draw, in points from the upper left corner. */
export interface DrawnText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly bold?: boolean;
  /** Degrees, counter-clockwise. */
  readonly angle?: number;
}

export interface WrittenPdf {
  readonly pages: readonly (readonly DrawnText[])[];
  readonly info?: Readonly<Record<string, string>>;
  /** Further entries of the trailer, such as an encryption dictionary. */
  readonly trailer?: string;
  readonly isPacked?: boolean;
}

const pageWidth = 595;
const pageHeight = 842;
/** All letters of Courier are this wide, as a share of the size: what a line comes to can be told in advance. */
const letterWidth = 0.6;

/** A PDF with text in Courier, as plain as the format allows. */
export function writePdf({ pages, info = {}, trailer = "", isPacked = false }: WrittenPdf): Uint8Array {
  const objects: (string | Buffer)[] = [];
  const add = (object: string | Buffer): number => objects.push(object);
  add("<< /Type /Catalog /Pages 2 0 R >>");
  add("");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
  add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>");
  const kids = pages.map((page) => {
    const content = add(streamOf(page.map(drawing).join("\n"), isPacked));
    const resources = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>";
    return add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Resources ${resources} /Contents ${content} 0 R >>`);
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(" ")}] /Count ${kids.length} >>`;
  const entries = Object.entries(info).map(([key, value]) => `/${key} ${literal(value)}`);
  const about = add(`<< ${entries.join(" ")} >>`);
  return joinObjects(objects, `/Root 1 0 R /Info ${about} 0 R ${trailer}`);
}

function joinObjects(objects: readonly (string | Buffer)[], trailer: string): Uint8Array {
  const header = Buffer.from("%PDF-1.7\n");
  const parts: Buffer[] = [header];
  let length = header.length;
  const offsets = objects.map((object, index) => {
    const at = length;
    const written = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      typeof object === "string" ? Buffer.from(object, "latin1") : object,
      Buffer.from("\nendobj\n"),
    ]);
    parts.push(written);
    length += written.length;
    return at;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function streamOf(content: string, isPacked: boolean): Buffer {
  const plain = Buffer.from(content, "latin1");
  const written = isPacked ? deflateSync(plain) : plain;
  const head = `<< /Length ${written.length}${isPacked ? " /Filter /FlateDecode" : ""} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), written, Buffer.from("\nendstream")]);
}

function drawing({ text, x, y, size = 10, bold = false, angle = 0 }: DrawnText): string {
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn).toFixed(4), Math.sin(turn).toFixed(4)];
  const minus = (-Math.sin(turn)).toFixed(4);
  return `BT /F${bold ? 2 : 1} ${size} Tf ${cos} ${sin} ${minus} ${cos} ${x} ${pageHeight - y} Tm ${literal(text)} Tj ET`;
}

const winAnsi: Readonly<Record<string, number>> = { "•": 0x95, "–": 0x96, "—": 0x97, "“": 0x93, "”": 0x94, "’": 0x92 };

function literal(text: string): string {
  const bytes = Array.from(text, (letter) => String.fromCharCode(winAnsi[letter] ?? letter.charCodeAt(0) & 0xff)).join("");
  return `(${bytes.replace(/[\\()]/g, "\\$&")})`;
}

export interface SetOptions {
  readonly x: number;
  readonly y: number;
  /** In letters. */
  readonly width: number;
  readonly size?: number;
  readonly bold?: boolean;
  readonly leading?: number;
  /** First lines are set in by this many points. */
  readonly indent?: number;
}

/** Sets words in lines of a width, breaking only between them. Returns what to draw, one piece a line. */
export function setLines(words: string, { x, y, width, size = 10, bold = false, leading = 1.2, indent = 0 }: SetOptions): DrawnText[] {
  const lines: string[] = [];
  let open = "";
  for (const word of words.split(" ")) {
    const room = lines.length === 0 ? width - Math.ceil(indent / (size * letterWidth)) : width;
    if (open !== "" && open.length + 1 + word.length > room) {
      lines.push(open);
      open = word;
    } else open = open === "" ? word : `${open} ${word}`;
  }
  lines.push(open);
  return lines.map((text, index) => ({ text, x: index === 0 ? x + indent : x, y: y + index * size * leading, size, bold }));
}
