import type { FastifyReply, FastifyRequest } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";
import { networkOf } from "../../access/network-of.ts";
import { rateLimit } from "../guards/rate-limit.ts";

/** So many requests a second of one network, over time. The function that comes back takes a turn. @throws RAP_HTTP_TOO_MANY, with the header that says how long to wait */
export function siteTurns(perSecond: number, now: () => number): (request: FastifyRequest, reply: FastifyReply) => void {
  const limit = rateLimit(perSecond, now);
  return (request, reply) => {
    const seconds = limit.take(networkOf(request.ip));
    if (seconds === 0) return;
    reply.header("retry-after", seconds);
    throw new RapporteurError("RAP_HTTP_TOO_MANY", { seconds });
  };
}
