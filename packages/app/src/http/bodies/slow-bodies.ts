import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";

/** Nobody reads what is not there to its end, and the time of the answer would count for that of the body. */
function hasBody({ method, headers }: FastifyRequest): boolean {
  return method !== "GET" && method !== "HEAD" && (headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0);
}

/** Gives up on a body that drips in, so that a few slow clients cannot hold every connection. Uploads have the whole request's time. */
export function limitBodyTime({ request, reply }: { request: FastifyRequest; reply: FastifyReply }, payload: Readable, limitMs: number): void {
  if (!hasBody(request)) return;
  const timer = setTimeout(() => {
    // Answered without the body: what is left of it is not waited for.
    if (reply.sent || payload.listenerCount("error") === 0) return void request.raw.destroy();
    // Told to the code that reads the body, so that there is an answer; destroying the stream would end the connection before it.
    reply.header("connection", "close");
    payload.emit("error", new RapporteurError("RAP_HTTP_SLOW", { seconds: Math.ceil(limitMs / 1000) }));
  }, limitMs);
  timer.unref();
  const stop = (): void => clearTimeout(timer);
  payload.once("end", stop).once("close", stop);
}
