import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface ReadyProxy {
  readonly address: string;
  /** Has a server take its turn as soon as it is ready. */
  readonly add: (address: string) => void;
  /** Addresses that take requests now. */
  readonly ready: () => readonly string[];
  readonly close: () => Promise<void>;
}

const lookMs = 200;
const answerMs = 5000;
/** A server on a busy machine may answer late; one that says so, or that is not there, is not ready at once. */
const mostLate = 3;

async function look(address: string): Promise<"ready" | "not ready" | "late"> {
  try {
    const answer = await fetch(`${address}/health/ready`, { signal: AbortSignal.timeout(answerMs) });
    await answer.text();
    return answer.ok ? "ready" : "not ready";
  } catch (thrown) {
    return thrown instanceof Error && thrown.name === "TimeoutError" ? "late" : "not ready";
  }
}

/**
 * A balancer as others have it: asks each server five times a second whether it is ready, hands requests out in turn to those that are, keeps connections, and
 * never tries a request twice.
 */
export async function startReadyProxy(): Promise<ReadyProxy> {
  const known = new Map<string, boolean>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  const ready = (): string[] => [...known].flatMap(([address, isReady]) => (isReady ? [address] : []));
  const stopped = new AbortController();
  const watch = async (address: string): Promise<void> => {
    for (let late = 0; !stopped.signal.aborted; await new Promise((resolve) => setTimeout(resolve, lookMs))) {
      const answer = await look(address);
      late = answer === "late" ? late + 1 : 0;
      if (answer !== "late" || late >= mostLate) known.set(address, answer === "ready");
    }
  };
  const server = createServer((from, to) => {
    const servers = ready();
    const chosen = servers[turn++ % servers.length];
    if (chosen === undefined) to.writeHead(502).end("no server is ready");
    else forward({ from, to, chosen, agent });
  });
  // Longer than any pause of a caller, who would else meet a connection that is just being closed.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    add: (address) => void watch(address),
    ready,
    close: async () => {
      stopped.abort();
      agent.destroy();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

interface Forwarding {
  readonly from: IncomingMessage;
  readonly to: ServerResponse;
  readonly chosen: string;
  readonly agent: Agent;
}

function forward({ from, to, chosen, agent }: Forwarding): void {
  const { connection: _, host: __, ...headers } = from.headers;
  const passed = request(`${chosen}${from.url ?? "/"}`, { method: from.method, headers, agent }, (answer) => {
    const { connection: ___, ...kept } = answer.headers;
    to.writeHead(answer.statusCode ?? 502, kept);
    answer.pipe(to);
  });
  passed.on("error", (problem) => (to.headersSent ? to.destroy() : to.writeHead(502).end(`${chosen}: ${problem.message}`)));
  from.pipe(passed);
}
