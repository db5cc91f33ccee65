import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { RapporteurError } from "@rapporteur/core/base";
import { keepFew } from "../../analysis/figures/keep-few.ts";
import { readFigureKey } from "../../publishing/figures/figure-key.ts";
import { darkColors } from "../../publishing/figures/two-themes.ts";
import { erasedFigurePage, frozenFigurePage } from "../../publishing/site/pages/frozen-figure.ts";
import type { FigureRecord } from "../../records/figure-record.ts";
import type { Stored } from "../../records/records.ts";
import { siteSecret, type SiteContext } from "./site-context.ts";
import { siteTurns } from "./site-turns.ts";

/** Requests a second of one network, over time: a page and its colours a reader, and several readers share a network. */
const perSecond = 4;
/** Pages that are kept as they were made: one may be megabytes, and anyone who sends a link on has it asked for again and again. */
const mostKept = 2;

type WithKey = { Params: { key: string } };

/** Frozen figures, by the link that who made one sent on. Works without JavaScript; no search engine is to list one. */
export function figureRoutes(site: FastifyInstance, context: SiteContext): void {
  const slowDown = siteTurns(perSecond, context.app.now);
  const keepPage = keepFew<string>(mostKept);
  const open = (request: FastifyRequest<WithKey>, reply: FastifyReply): Promise<Stored<FigureRecord>> => {
    // A link can be ended at any moment: nothing between may keep the page.
    reply.headers({ "cache-control": "no-store", "x-robots-tag": "noindex, nofollow, noarchive" });
    slowDown(request, reply);
    return openFigure(context, request.params.key);
  };
  site.get<WithKey>("/site/figures/:key.html", async (request, reply) => {
    const { record: figure, revision } = await open(request, reply);
    const { site: shown } = await context.desk.site();
    const { key } = request.params;
    const page = figure.erasedAt === null ? frozenFigurePage : erasedFigurePage;
    const text = keepPage(shown, `${key} ${revision}`, () => page(shown, key, figure));
    return reply
      .code(figure.erasedAt === null ? 200 : 410)
      .type("text/html; charset=utf-8")
      .send(text);
  });
  site.get<WithKey>("/site/figures/:key.css", async (request, reply) => {
    const { picture } = (await open(request, reply)).record;
    return reply.type("text/css; charset=utf-8").send(picture === null ? "" : darkColors(picture));
  });
}

async function openFigure({ app }: SiteContext, key: string): Promise<Stored<FigureRecord>> {
  const name = readFigureKey(siteSecret(app), key);
  const stored = name === null ? null : await app.store.records.get(name.project, "figure", name.id);
  if (stored === null) throw new RapporteurError("RAP_FIGURE_LINK");
  return stored;
}
