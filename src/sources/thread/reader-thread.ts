import { parentPort } from "node:worker_threads";
import { isRapporteurError } from "../../base/errors.ts";
import type { ThreadReply, ThreadTask } from "./run-in-thread.ts";

/*
 * The thread in which formats with a parser of their own are opened: a file that makes a parser run for ever, or fill the memory, costs
 * this thread and not the program. The thread does nothing else, and has no network.
 */
Object.defineProperty(globalThis, "fetch", { value: undefined });

async function answer(task: ThreadTask): Promise<ThreadReply> {
  try {
    if (task.kind === "pdf") {
      const { extractPages } = await import("../pdf/extract-pages.ts");
      return { result: await extractPages(task.bytes, task.options) };
    }
    const { docxToHtml } = await import("../docx/docx-to-html.ts");
    return { result: await docxToHtml(task.parts, task.source) };
  } catch (error) {
    if (isRapporteurError(error)) return { code: error.code, details: error.details };
    return { crash: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (task: ThreadTask) => {
  void answer(task).then((reply) => parentPort?.postMessage(reply));
});
