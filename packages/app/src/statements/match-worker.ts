import { parentPort, workerData } from "node:worker_threads";
import { RE2JS } from "re2js";

/* Runs one pattern over the texts it is sent; the other side ends it when its time is up. */

interface Given {
  readonly pattern: string;
  readonly isCaseSensitive: boolean;
}

const { pattern, isCaseSensitive } = workerData as Given;
const compiled = RE2JS.compile(pattern, isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE);

parentPort?.on("message", ({ text, limit }: { text: string; limit: number }) => {
  const found: [number, number][] = [];
  const matcher = compiled.matcher(text);
  while (found.length < limit && matcher.find()) if (matcher.end() > matcher.start()) found.push([matcher.start(), matcher.end()]);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(found);
});
