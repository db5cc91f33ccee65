import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { packedFiles } from "./packed-files.ts";

/** How to answer a page's address that no file has: the workbench itself finds out what it means. */
export type AnswerPage = (request: FastifyRequest, reply: FastifyReply) => FastifyReply | null;

/**
 * Serves the built workbench. Files under assets/ carry a hash in their names, so browsers keep them; the page itself they ask for again. Where a file lies
 * beside its .br or .gz, browsers that take it get that.
 *
 * @param folder dist/web; where it is not there, nothing is served
 */
export async function serveWorkbench(server: FastifyInstance, folder: string): Promise<AnswerPage> {
  if (!existsSync(join(folder, "index.html"))) return () => null;
  await server.register(fastifyStatic, {
    root: folder,
    serve: true,
    wildcard: false,
    globIgnore: packedFiles,
    index: false,
    dotfiles: "ignore",
    preCompressed: true,
    redirect: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isHashed = path.includes(`${folder}/assets/`);
      reply.header("cache-control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  return (request, reply) => {
    const path = request.url.split("?", 1)[0] ?? "";
    // The front door is a page for everybody, also for a tool that says nothing of what it takes.
    const wantsPage =
      (request.method === "GET" || request.method === "HEAD") && (path === "/" || (request.headers.accept ?? "").includes("text/html"));
    if (!wantsPage || /^\/(?:api|assets|help|site)(?:\/|$)/.test(path)) return null;
    return reply.sendFile("index.html", { cacheControl: false });
  };
}
