import { getDocument, type PDFDocumentProxy } from "unpdf/pdfjs";
import type { FromPdfWorker, PagePiece, ToPdfWorker } from "./pdf-protocol.ts";

/*
 * Draws pages of a PDF apart from the page of the workbench: nothing here reaches its document, its session or its storage, and the page ends this worker when
 * it takes too long. Scripts and forms of a PDF are never run; nothing is fetched.
 */

/** Pixels of a picture at the most, whatever size a page says it has. */
const mostPixels = 12_000_000;
/** Pieces of text that are told of a page. */
const mostPieces = 20_000;

/** Canvases without a document. */
class CanvasMaker {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(Math.max(1, Math.min(width, 8000)), Math.max(1, Math.min(height, 8000)));
    return { canvas, context: canvas.getContext("2d") };
  }
  reset(made: { canvas: OffscreenCanvas }, width: number, height: number): void {
    made.canvas.width = Math.max(1, Math.min(width, 8000));
    made.canvas.height = Math.max(1, Math.min(height, 8000));
  }
  destroy(made: { canvas: OffscreenCanvas }): void {
    made.canvas.width = 0;
    made.canvas.height = 0;
  }
}

/** Filters are elements of a document: here are none, and pictures are drawn without. */
class NoFilters {
  addFilter = (): string => "none";
  addHCMFilter = (): string => "none";
  addAlphaFilter = (): string => "none";
  addLuminosityFilter = (): string => "none";
  addHighlightHCMFilter = (): string => "none";
  destroy = (): void => undefined;
}

const careful = {
  verbosity: 0,
  maxImageSize: 16_000_000,
  disableFontFace: true,
  useSystemFonts: false,
  useWorkerFetch: false,
  useWasm: false,
  isImageDecoderSupported: false,
  enableXfa: false,
  disableRange: true,
  disableStream: true,
  disableAutoFetch: true,
  CanvasFactory: CanvasMaker,
  FilterFactory: NoFilters,
} as const;

let file: PDFDocumentProxy | null = null;

// The page's side of the channel is PdfFile; nobody else can reach a worker.
self.addEventListener("message", (event: MessageEvent<ToPdfWorker>) => void take(event.data));

async function take(said: ToPdfWorker): Promise<void> {
  try {
    if (said.kind === "open") {
      file = await getDocument({ ...careful, data: said.bytes }).promise;
      tell({ kind: "opened", pageCount: file.numPages });
    } else await draw(said);
  } catch {
    tell({ kind: "failed", id: said.kind === "draw" ? said.id : null });
  }
}

async function draw({ id, page: number, width }: Extract<ToPdfWorker, { kind: "draw" }>): Promise<void> {
  if (file === null) throw new Error("no file is open");
  const page = await file.getPage(number);
  const plain = page.getViewport({ scale: 1 });
  const most = Math.sqrt(mostPixels / Math.max(1, plain.width * plain.height));
  const viewport = page.getViewport({ scale: Math.min(width / Math.max(1, plain.width), most) });
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)));
  const canvasContext = canvas.getContext("2d");
  if (!isContext(canvasContext)) throw new Error("there is nothing to draw on");
  await page.render({ canvas: null, canvasContext, viewport, background: "#ffffff" }).promise;
  const { items } = await page.getTextContent();
  const pieces = items.slice(0, mostPieces).flatMap((item): PagePiece[] => {
    if (!("str" in item) || item.str.trim() === "") return [];
    const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = multiply(viewport.transform, item.transform.map(Number));
    const [along, height] = [Math.hypot(a, b), Math.hypot(c, d)];
    const scale = along / Math.max(1e-6, Math.hypot(Number(item.transform[0]), Number(item.transform[1])));
    return [{ text: item.str, x, y: y - height, width: item.width * scale, height: height * 1.2 }];
  });
  page.cleanup();
  tell({ kind: "drawn", id, page: number, bitmap: canvas.transferToImageBitmap(), pieces });
}

/** pdf.js names the context of a document's canvas; that of an offscreen one draws the same. */
function isContext(context: unknown): context is CanvasRenderingContext2D {
  return context instanceof OffscreenCanvasRenderingContext2D;
}

/** A point goes through the second matrix, then through the first. */
function multiply(
  [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0]: readonly number[],
  [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: readonly number[],
): number[] {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function tell(said: FromPdfWorker): void {
  self.postMessage(said, { transfer: said.kind === "drawn" ? [said.bitmap] : [] });
}
