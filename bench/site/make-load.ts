import { Agent, request } from "node:http";
import type { LoadReport } from "./load.ts";

/* A process of its own that asks a server for pages and sends it comments, on time whether or not earlier answers have come: node make-load.ts ADDRESS SLUG SECONDS */

const viewsPerSecond = 300;
const commentsPerSecond = 10;
const [address = "", slug = "", seconds = "10"] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Reply {
  readonly status: number;
  readonly text: string;
}

function ask(path: string, body?: string): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const headers = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
  const sent = request(`${address}${path}`, { agent, method: body === undefined ? "GET" : "POST", headers }, (response) => {
    const parts: Buffer[] = [];
    response.on("data", (part: Buffer) => parts.push(part));
    response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
  });
  sent.on("error", reject);
  sent.end(body);
  return promise;
}

const page = `/site/roundups/${slug}.html`;
const paths = [page, page, "/site/", "/site/experts/ada-lind.html", page, "/site/archive.html"];
const views: number[] = [];
const comments: number[] = [];
let failed = 0;
let turn = 0;

async function noted(times: number[], wanted: number, work: () => Promise<Reply>): Promise<void> {
  const start = performance.now();
  const reply = await work().catch(() => ({ status: 0 }));
  times.push(performance.now() - start);
  if (reply.status !== wanted) failed++;
}

/** A form gives three comments and no more. */
const tokens: string[] = [];
for (let number = 0; number < (Number(seconds) * commentsPerSecond) / 3; number++)
  tokens.push(/name="token" value="([^"]+)"/.exec((await ask(page)).text)?.[1] ?? "");
let sent = 0;
const comment = (): Promise<Reply> =>
  ask(
    `/site/roundups/${slug}/comments`,
    new URLSearchParams({
      token: tokens[Math.floor(sent++ / 3)] ?? "",
      name: "Reader",
      email: `r${turn}@mail.example`,
      text: `Load ${turn}`,
    }).toString(),
  );
for (const path of paths) await ask(path);

const waiting: Promise<void>[] = [];
const start = performance.now();
for (turn = 0; turn < Number(seconds) * viewsPerSecond; turn++) {
  const left = start + (turn * 1000) / viewsPerSecond - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  waiting.push(noted(views, 200, () => ask(paths[turn % paths.length] ?? page)));
  if (turn % (viewsPerSecond / commentsPerSecond) === 0) waiting.push(noted(comments, 303, comment));
}
await Promise.all(waiting);
process.send?.({ views, comments, failed } satisfies LoadReport);
agent.destroy();
process.disconnect?.();
