import type { FastifyInstance, FastifyReply } from "fastify";
import type { Readiness } from "../../application/readiness.ts";

/** `/health/live` and `/health/ready`, for balancers and whatever starts and stops servers: no right is asked for, and no limit counts them. */
export function registerHealth(server: FastifyInstance, readiness: () => Promise<Readiness>): void {
  server.get("/health/live", (_request, reply) => answer(reply, 200, { status: "ok" }));
  server.get("/health/ready", async (_request, reply) => {
    const found = await readiness();
    return answer(reply, found.status === "ok" ? 200 : 503, found);
  });
}

function answer(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).header("cache-control", "no-store").type("application/json; charset=utf-8").send(JSON.stringify(body));
}
