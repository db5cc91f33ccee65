import { describe, expect, it } from "vitest";
import { RapporteurError } from "@rapporteur/core/base";
import type { DocumentReader, ReadingDone } from "../../documents/reading-task.ts";
import { collect } from "../../library/collect.ts";
import { readStream, type ReadStreamOptions } from "./read-stream.ts";

/* The order and the bounds of the stream; that documents are read in processes is tested with the command. */

interface Waiting {
  readonly id: string;
  readonly finish: () => void;
}

/** A reader whose documents are finished one by one by the test. */
function slowReader(size: number): DocumentReader & { readonly waiting: Waiting[] } {
  const waiting: Waiting[] = [];
  return {
    size,
    waiting,
    run: (task) =>
      new Promise((resolve, reject) => {
        const id = task.kind === "read" && typeof task.source !== "string" ? task.source.name : "";
        const readout = { document: { title: id } } as ReadingDone["readout"];
        const error = new RapporteurError("RAP_SOURCE_EMPTY", { source: id });
        waiting.push({ id, finish: () => (id.startsWith("bad") ? reject(error) : resolve({ readout, shapes: {} })) });
      }),
  };
}

const options: ReadStreamOptions = { file: "in", fetches: false, shape: "readouts", reading: {}, isDone: (id) => id.startsWith("done") };
const line = (id: string): Uint8Array => Buffer.from(`${JSON.stringify({ id, text: "x" })}\n`);
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
async function* streamOf(ids: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const id of ids) yield line(id);
}

describe("a stream of documents", () => {
  it("is answered in its order, one answer a line, whichever is finished first", async () => {
    const reader = slowReader(2);
    const answers = collect(readStream(streamOf(["a", "bad", "done b", "c"]), reader, options));
    while (reader.waiting.length < 3) await settle();
    for (const { finish } of reader.waiting.toReversed()) finish();
    expect((await answers).map(({ kind, lines }) => [kind, lines === "" ? null : (JSON.parse(lines) as { id: string }).id])).toEqual([
      ["read", "a"],
      ["failed", "bad"],
      ["skipped", null],
      ["read", "c"],
    ]);
  });

  it("answers each document before the next one is sent, for a caller who waits", async () => {
    const reader = slowReader(2);
    let send: (id: string | null) => void = () => undefined;
    const source = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        const id = await new Promise<string | null>((resolve) => (send = resolve));
        if (id === null) return;
        yield line(id);
      }
    };
    const answers = readStream(source(), reader, options);
    for (const id of ["a", "b", "c"]) {
      const answer = answers.next();
      while (reader.waiting.length === 0) {
        send(id);
        await settle();
      }
      reader.waiting.pop()?.finish();
      expect((await answer).value).toMatchObject({ kind: "read" });
    }
  });

  it("takes no more of the stream than it may hold while nobody takes the answers", async () => {
    let sent = 0;
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) yield line(`d${sent++}`);
    };
    const reader = slowReader(2);
    const answers = readStream(endless(), reader, options);
    const first = answers.next();
    for (let turn = 0; turn < 100; turn++) await settle();
    expect(reader.waiting).toHaveLength(6);
    for (const { finish } of reader.waiting) finish();
    await first;
    for (let turn = 0; turn < 100; turn++) await settle();
    expect(sent).toBe(6);
    await answers.return(undefined);
  });

  it("ends with the reason of its signal", async () => {
    const stop = new AbortController();
    const reader = slowReader(1);
    const answers = collect(readStream(streamOf(["a", "b"]), reader, { ...options, signal: stop.signal }));
    while (reader.waiting.length < 2) await settle();
    stop.abort(new Error("stopped"));
    for (const { finish } of reader.waiting) finish();
    await expect(answers).rejects.toThrow("stopped");
  });
});
