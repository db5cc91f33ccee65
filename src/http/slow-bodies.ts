import type { Readable } from "node:stream";
import type { FastifyRequest } from "fastify";
import { RapporteurError } from "../base/errors.ts";

/** Gives up on a body that drips in, so that a few slow clients cannot hold every connection. Uploads have the whole request's time. */
export function limitBodyTime(request: FastifyRequest, payload: Readable, limitMs: number): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const timer = setTimeout(() => payload.destroy(new RapporteurError("RAP_HTTP_SLOW", { seconds: Math.round(limitMs / 1000) })), limitMs);
  timer.unref();
  const stop = (): void => clearTimeout(timer);
  payload.once("end", stop).once("close", stop).once("error", stop);
}
