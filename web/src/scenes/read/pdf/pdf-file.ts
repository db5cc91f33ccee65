import type { DrawnPage, FromPdfWorker, ToPdfWorker } from "../../../worker/pdf-protocol.ts";

/** A page that takes longer is not drawn: the file may have been made to keep a reader waiting. */
const mostMs = 20_000;

interface Waiting {
  readonly resolve: (page: DrawnPage) => void;
  readonly reject: () => void;
}

/** A PDF that is open in a worker of its own; the worker ends with it, and when a page takes too long. */
export class PdfFile {
  readonly pageCount: Promise<number>;
  readonly #worker = new Worker(new URL("../../../worker/pdf-worker.ts", import.meta.url), { type: "module", name: "pdf" });
  readonly #waiting = new Map<number, Waiting>();
  #latest = 0;
  #isOver = false;

  constructor(bytes: Uint8Array) {
    const opened = Promise.withResolvers<number>();
    this.pageCount = opened.promise;
    this.#waiting.set(0, { resolve: () => undefined, reject: () => opened.reject(new Error("the PDF cannot be opened")) });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromPdfWorker>) => {
      if (data.kind === "opened") {
        this.#waiting.delete(0);
        opened.resolve(data.pageCount);
      } else if (data.kind === "drawn") this.#settle(data.id)?.resolve(data);
      // pdf.js says words of its own on this channel: they are no answers.
      else if (data.kind === "failed") this.#settle(data.id ?? 0)?.reject();
    });
    this.#worker.addEventListener("error", () => this.close());
    this.#say({ kind: "open", bytes }, [bytes.buffer]);
    this.#limit(0);
  }

  /** A page as a picture of so many pixels across, with its pieces of text. */
  draw(page: number, width: number): Promise<DrawnPage> {
    const id = ++this.#latest;
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new Error("the page cannot be drawn"));
      if (this.#isOver) return fail();
      this.#waiting.set(id, { resolve, reject: fail });
      this.#say({ kind: "draw", id, page, width });
      this.#limit(id);
    });
  }

  close(): void {
    this.#isOver = true;
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject();
    this.#waiting.clear();
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #limit(id: number): void {
    setTimeout(() => {
      if (this.#waiting.has(id)) this.close();
    }, mostMs);
  }

  #say(said: ToPdfWorker, transfer: Transferable[] = []): void {
    this.#worker.postMessage(said, transfer);
  }
}
