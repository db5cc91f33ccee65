import { getDocumentProxy } from "unpdf";
import { RapporteurError } from "@rapporteur/core/base";
import type { FileClaims } from "../confirm-claims.ts";
import type { PdfFile, PdfLimits, PdfPage, PdfRun } from "./pdf-page.ts";

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfJsPage = Awaited<ReturnType<PdfDocument["getPage"]>>;
type Matrix = readonly number[];

export interface ExtractOptions extends PdfLimits {
  /** How errors name the file. */
  readonly source: string;
  /** Pages behind it are left out; all are read unless told. */
  readonly lastPage?: number;
}

/** Nothing is fetched, no picture is decoded, no form or script is run; the bundled pdf.js compiles no code at run time. */
const careful = {
  verbosity: 0,
  maxImageSize: 1,
  disableFontFace: true,
  useSystemFonts: true,
  useWorkerFetch: false,
  useWasm: false,
  isOffscreenCanvasSupported: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  disableRange: true,
  disableStream: true,
  disableAutoFetch: true,
} as const;

/**
 * The text of each page of a PDF with place, size and weight. Slow or endless files are the caller's to stop: it runs in a thread.
 *
 * @throws RAP_SOURCE_ENCRYPTED, RAP_SOURCE_DAMAGED, RAP_SOURCE_TOO_MANY
 */
export async function extractPages(bytes: Uint8Array, options: ExtractOptions): Promise<PdfFile> {
  const { source, maxPages, lastPage = maxPages } = options;
  const pdf = await openPdf(bytes, source);
  try {
    if (pdf.numPages > maxPages) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source, limit: maxPages, what: "pages" });
    const bold = new Map<string, boolean>();
    const pages: PdfPage[] = [];
    for (let number = 1; number <= Math.min(pdf.numPages, lastPage); number++)
      pages.push(await extractPage(await pdf.getPage(number), bold, options));
    return { pages, claims: await readClaims(pdf) };
  } catch (cause) {
    throw cause instanceof RapporteurError ? cause : damaged(source, cause);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function openPdf(bytes: Uint8Array, source: string): Promise<PdfDocument> {
  try {
    return await getDocumentProxy(bytes, careful);
  } catch (cause) {
    if (cause instanceof Error && cause.name === "PasswordException") throw new RapporteurError("RAP_SOURCE_ENCRYPTED", { source }, { cause });
    throw damaged(source, cause);
  }
}

function damaged(source: string, cause: unknown): RapporteurError {
  const reason = cause instanceof Error ? cause.message.replace(/\.$/, "").slice(0, 200) : "no reason given";
  return new RapporteurError("RAP_SOURCE_DAMAGED", { source, what: "PDF", reason }, { cause });
}

async function extractPage(page: PdfJsPage, bold: Map<string, boolean>, { source, maxRuns }: ExtractOptions): Promise<PdfPage> {
  const { items } = await page.getTextContent();
  const drawn = items.flatMap((item) => ("str" in item && item.str !== "" ? [item] : []));
  if (drawn.length > maxRuns) throw new RapporteurError("RAP_SOURCE_TOO_MANY", { source, limit: maxRuns, what: "pieces of text on one page" });
  await learnFonts(page, new Set(drawn.map(({ fontName }) => fontName)), bold);
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const runs = drawn.flatMap((item): PdfRun[] => {
    const matrix = multiply(transform, item.transform as Matrix);
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = matrix;
    const size = Math.hypot(c, d);
    // Text that does not run from left to right is a stamp on the margin, an axis of a chart or a watermark.
    const isLevel = Math.abs(b) < Math.abs(a) * 0.05 && a > 0;
    if (!isLevel || ![x, y, size, item.width].every(Number.isFinite)) return [];
    return [{ text: item.str, x, y, width: item.width, size, isBold: bold.get(item.fontName) ?? false }];
  });
  page.cleanup();
  return { width, height, runs };
}

function multiply([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: Matrix, [g = 0, h = 0, i = 0, j = 0, k = 0, l = 0]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** What pdf.js tells of a font once the page that uses it has been prepared for drawing. */
interface FontFace {
  readonly name?: string;
  readonly bold?: boolean;
  readonly black?: boolean;
}

const boldName = /bold|black|heavy|semibold|demi/i;

/** A font's weight is known only to the page's drawing list, which is made just for pages that bring a new font. */
async function learnFonts(page: PdfJsPage, names: ReadonlySet<string>, bold: Map<string, boolean>): Promise<void> {
  const unknown = [...names].filter((name) => !bold.has(name));
  if (unknown.length === 0) return;
  await page.getOperatorList();
  for (const name of unknown) {
    const face = page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontFace | null) : null;
    bold.set(name, face?.bold === true || face?.black === true || boldName.test(face?.name ?? ""));
  }
}

async function readClaims(pdf: PdfDocument): Promise<FileClaims> {
  try {
    const { info, metadata } = await pdf.getMetadata();
    const told = info as Readonly<Record<string, unknown>>;
    const say = (...values: unknown[]): string | null => values.map(oneLine).find((value) => value !== "") ?? null;
    const tagged = (name: string): unknown => metadata?.get(name);
    return {
      title: say(tagged("dc:title"), told["Title"]),
      author: say(tagged("dc:creator"), told["Author"]),
      created: dayOf(say(told["CreationDate"], tagged("xmp:createdate"))),
      published: dayOf(say(tagged("prism:publicationdate"), tagged("prism:coverdate"))),
      language: say(told["Language"], tagged("dc:language")),
    };
  } catch {
    return { title: null, author: null, created: null, published: null, language: null };
  }
}

function oneLine(value: unknown): string {
  const text = Array.isArray(value) ? value.filter((entry) => typeof entry === "string").join("; ") : value;
  return typeof text === "string"
    ? text
        .toWellFormed()
        .replace(/[\s\p{Cc}]+/gu, " ")
        .trim()
        .slice(0, 1000)
    : "";
}

/** "D:20230314120000Z" and "2023-03-14T…" alike. */
function dayOf(written: string | null): string | null {
  const match = /^(?:D:)?(\d{4})-?(\d\d)-?(\d\d)/.exec(written ?? "");
  if (match === null) return null;
  const day = `${match[1]}-${match[2]}-${match[3]}`;
  const time = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(time.getTime()) || time.toISOString().slice(0, 10) !== day ? null : day;
}
