import { FreeNames } from "@rapporteur/core/base";
import fastify, { type FastifyInstance } from "fastify";
import { slug } from "@rapporteur/core/model";
import type { Readout } from "@rapporteur/reader/readout";
import { presentJson } from "../../present/present-json.ts";
import { presentIndexPage, presentPage } from "../../documents/present-page.ts";
import { portError } from "./port-error.ts";

export interface ReadoutServer {
  /** "http://127.0.0.1:8731/". */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves readouts as pages on the loopback address: an index, a page and the JSON of each.
 *
 * @throws RAP_HTTP_PORT_BUSY where another program listens on the port; RAP_HTTP_PORT_FORBIDDEN
 */
export async function serveReadouts(readouts: readonly Readout[], options: { port: number }): Promise<ReadoutServer> {
  const server = fastify({ logger: false, forceCloseConnections: true });
  addPages(server, readouts);
  try {
    const address = await server.listen({ host: "127.0.0.1", port: options.port });
    return { address: `${address}/`, close: () => server.close() };
  } catch (thrown) {
    await server.close();
    throw portError(thrown, options.port);
  }
}

function addPages(server: FastifyInstance, readouts: readonly Readout[]): void {
  const names = pageNames(readouts);
  // A page that is asked for by another host name comes from a site that rebinds its name to this machine.
  server.addHook("onRequest", async (request, reply) => {
    const host = request.headers.host ?? "";
    if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host))
      await reply.code(421).type("text/plain").send("this server answers to 127.0.0.1 and localhost only\n");
  });
  server.addHook("onSend", async (_request, reply) => {
    reply.headers({
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "x-frame-options": "DENY",
      "cross-origin-resource-policy": "same-origin",
    });
  });
  const index = presentIndexPage(readouts.map((readout, position) => ({ readout, href: `/readouts/${names[position] ?? ""}` })));
  server.get("/", (_request, reply) => reply.type("text/html; charset=utf-8").send(index));
  for (const [position, readout] of readouts.entries()) {
    const path = `/readouts/${names[position] ?? ""}`;
    let page: string | undefined;
    server.get(path, (_request, reply) => reply.type("text/html; charset=utf-8").send((page ??= presentPage(readout))));
    server.get(`${path}.json`, (_request, reply) => reply.type("application/json; charset=utf-8").send(presentJson(readout)));
  }
  server.get("/favicon.ico", (_request, reply) => reply.code(204).send());
  server.setNotFoundHandler((_request, reply) =>
    reply.code(404).type("text/plain; charset=utf-8").send("no such page; the list of readouts is at /\n"),
  );
}

/** A readable address for each readout; equal titles are numbered. */
function pageNames(readouts: readonly Readout[]): string[] {
  const names = new FreeNames();
  return readouts.map((readout) => {
    const base =
      slug(readout.document.title)
        .replace(/[^a-z0-9-]/g, "")
        .slice(0, 60)
        .replace(/^-+|-+$/g, "") || "readout";
    return names.take(base);
  });
}
