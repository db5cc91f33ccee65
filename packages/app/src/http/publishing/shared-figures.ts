import { freezeFigure } from "../../publishing/figures/freeze-figure.ts";
import { figureKey } from "../../publishing/figures/figure-key.ts";
import { revokeFigure, sharedFigures as listFigures } from "../../publishing/figures/shared-figures.ts";
import { figurePath } from "../../publishing/site/pages/frozen-figure.ts";
import type { AppContext } from "../../application/app-context.ts";
import { siteAddress } from "../guards/site-host.ts";
import type { HandlersOf } from "../handler.ts";
import { siteSecret } from "../site/site-context.ts";

/** The address as the server is reached by; a server without an address of its own gives the path. */
function addressOf(app: AppContext, project: string, id: string): string {
  return `${siteAddress(app.settings)}/${figurePath(figureKey(siteSecret(app), { project, id }))}`;
}

export const sharedFigures: HandlersOf<"sharedFigures"> = {
  async list({ app, place }) {
    const found = await listFigures(place);
    return {
      figures: found.map(({ statementCount, ...figure }) => ({
        ...figure,
        url: addressOf(app, place.project, figure.id),
        statements: statementCount,
      })),
    };
  },
  async freeze({ app, place, body }) {
    const made = await freezeFigure(place, { ...body, mostFigures: app.settings.figuresShared });
    return { ...made, url: addressOf(app, place.project, made.id) };
  },
  revoke: ({ place, params, body }) => revokeFigure(place, { id: params.id, ...body }),
};
