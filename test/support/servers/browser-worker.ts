import { parentPort, workerData } from "node:worker_threads";

/*
 * The worker of the workbench, in a thread that has what a browser would give it: messages by `self`, and addresses that begin at its page's server
 * (`workerData.origin`).
 */

const { origin } = workerData as { readonly origin: string };
const plainFetch = globalThis.fetch;
Object.assign(globalThis, {
  fetch: (address: string, init?: RequestInit) => plainFetch(new URL(address, origin), init),
  self: {
    addEventListener: (_kind: string, listen: (event: { data: unknown }) => void) => parentPort?.on("message", (data: unknown) => listen({ data })),
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    postMessage: (message: unknown) => parentPort?.postMessage(message),
  },
});
await import(String(new URL("../../../web/src/worker/engine-worker.ts", import.meta.url)));
