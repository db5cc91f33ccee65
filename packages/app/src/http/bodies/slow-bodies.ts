import type { Readable } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";

/** Gives up on a body that drips in, so that a few slow clients cannot hold every connection. Uploads have the whole request's time. */
export function limitBodyTime({ request, reply }: { request: FastifyRequest; reply: FastifyReply }, payload: Readable, limitMs: number): void {
  if (request.method === "GET" || request.method === "HEAD") return;
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
