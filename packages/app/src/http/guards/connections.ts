import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import type { FastifyInstance } from "fastify";

/** Requests that a connection may send ahead of their answers: browsers and proxies wait for each, and all that come together are worked on at once. */
const mostAhead = 16;
/** A client that takes nothing of its answer for so long is let go: what waits for it is kept in memory. */
const usualStallMs = 60_000;

/** Bounds what one connection may ask for without taking the answers. A connection that goes past a bound is ended. */
export function guardConnections(server: FastifyInstance, stallMs = usualStallMs): void {
  const open = new WeakMap<Socket, number>();
  const countOf = (socket: Socket): number => open.get(socket) ?? 0;
  const plain: Server = server.server;
  plain.prependListener("request", ({ socket }: IncomingMessage, response) => {
    open.set(socket, countOf(socket) + 1);
    response.once("close", () => open.set(socket, countOf(socket) - 1));
  });
  server.addHook("onRequest", async ({ raw }, reply) => {
    if (countOf(raw.socket) <= mostAhead) return;
    raw.socket.destroy();
    reply.hijack();
  });
  // The timer of a socket starts again with all that is sent or taken. Kept alive between two requests it has a time of its own.
  plain.setTimeout(stallMs, (socket: Socket) => {
    if (socket.writableLength > 0 || countOf(socket) === 0) socket.destroy();
    else socket.setTimeout(stallMs);
  });
}
