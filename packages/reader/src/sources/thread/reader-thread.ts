import { parentPort } from "node:worker_threads";
import { isRapporteurError } from "@rapporteur/core/base";
import type { ReadDocument } from "../settle-pieces.ts";
import type { DocxTask, PdfTask, ThreadReply, ThreadTask } from "./run-in-thread.ts";

/*
 * The thread in which formats with a parser of their own are opened: a file that makes a parser run for ever, or fill the memory, costs
 * this thread and not the program. The thread does nothing else, and has no network.
 */
Object.defineProperty(globalThis, "fetch", { value: undefined });

// Loaded only when needed: each parser is large, and most runs need neither or one.
async function readPdfBytes({ bytes, options }: PdfTask): Promise<ReadDocument> {
  const [{ extractPages }, { readPdf }] = await Promise.all([import("../pdf/extract-pages.ts"), import("../pdf/read-pdf.ts")]);
  return readPdf(await extractPages(bytes, options), options.source);
}

async function readDocxParts({ parts, source }: DocxTask): Promise<ReadDocument> {
  const [{ docxToHtml }, { readDocx }] = await Promise.all([import("../docx/docx-to-html.ts"), import("../docx/read-docx.ts")]);
  return readDocx(await docxToHtml(parts, source), { source, core: parts.get("docProps/core.xml") });
}

async function answer(task: ThreadTask): Promise<ThreadReply> {
  try {
    return { result: task.kind === "pdf" ? await readPdfBytes(task) : await readDocxParts(task) };
  } catch (error) {
    if (isRapporteurError(error)) return { code: error.code, details: error.details };
    return { crash: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (task: ThreadTask) => {
  void answer(task).then((reply) => parentPort?.postMessage(reply, []));
});
