import { Agent, request, type IncomingMessage } from "node:http";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
  /** A stream that never ends is left as soon as it begins. */
  readonly isStream: boolean;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly type: string;
}

export interface FuzzClient {
  readonly send: (asked: Asked) => Promise<Answer>;
  readonly close: () => void;
}

/** Asks a server over connections that are kept: `fetch` takes more of the processor for a request than most of the answers do. */
export function fuzzClient(origin: string): FuzzClient {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true });
  const once = (asked: Asked, through: Agent | false): Promise<Answer> => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    const body = asked.body === undefined ? undefined : Buffer.from(asked.body);
    const length = body === undefined ? {} : { "content-length": body.length };
    const { method, path } = asked;
    const sent = request({ agent: through, hostname, port, method, path, headers: { ...asked.headers, ...length } }, (response) => {
      void take(response, asked.isStream).then(resolve, reject);
    });
    sent.on("error", reject);
    sent.end(body);
    return promise;
  };
  return {
    // On a busy machine the server may end a connection that waited too long just as the next request goes out on it: then a new one is made.
    send: (asked) => once(asked, agent).catch(() => once(asked, false).catch((problem: unknown) => Promise.reject(unanswered(asked, problem)))),
    close: () => agent.destroy(),
  };
}

/** Ending a connection without an answer is a breach of its own; the request is what it takes to see why. */
function unanswered({ method, path, headers, body }: Asked, cause: unknown): Error {
  const length = body === undefined ? "no body" : `${body.length} of body`;
  return new Error(`no answer to ${method} ${path.slice(0, 2000)} with ${JSON.stringify(Object.keys(headers))} and ${length}`, { cause });
}

async function take(response: IncomingMessage, isStream: boolean): Promise<Answer> {
  const head = { status: response.statusCode ?? 0, type: response.headers["content-type"] ?? "" };
  if (isStream && head.status === 200) {
    response.on("error", () => undefined).destroy();
    return { ...head, text: "" };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { ...head, text: Buffer.concat(chunks).toString("utf8") };
}
