import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { packedFiles } from "./packed-files.ts";

/**
 * Serves the built manual under /help/. It says nothing of the library, so it is open to anyone who reaches the server.
 *
 * @param folder dist/help; where it is not there, nothing is served
 */
export async function serveHelp(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) return;
  server.get("/help", (_request, reply) => reply.redirect("/help/"));
  await server.register(fastifyStatic, {
    root: folder,
    prefix: "/help/",
    decorateReply: false,
    wildcard: false,
    globIgnore: packedFiles,
    dotfiles: "ignore",
    preCompressed: true,
    redirect: false,
    cacheControl: false,
    setHeaders: (reply) => void reply.header("cache-control", "no-cache"),
  });
}
