import type { FigureAsked } from "../../analysis/threads/figure-message.ts";
import { figureSize, projectFigure } from "../../application/project-figures.ts";
import { visibilityKey, visibilityOf } from "../../access/rights-visibility.ts";
import type { HandlersOf } from "../handler.ts";

export const figures: HandlersOf<"figures"> = {
  size: async ({ app, place }) => figureSize(app, place),
  answer: async ({ app, place, caller, membership, params, query, body, signal }) => {
    // The contract held the body to the schema of the task.
    const asked = { task: params.task, request: body, lists: query.lists } as FigureAsked;
    const visibility = visibilityKey(visibilityOf(caller.account.id, membership, membership.project.record.isBlind));
    const bytes = await projectFigure(app, place, asked, { visibility, signal });
    return { bytes, type: "application/json; charset=utf-8" };
  },
};
