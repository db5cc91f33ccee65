import { openQuestions, resolveLibraryQuestion } from "../../analysis/forecasts/library-ledger.ts";
import { giveEstimate, readEstimates } from "../../analysis/forecasts/estimates/estimates.ts";
import type { HandlersOf } from "../handler.ts";

export const ledger: HandlersOf<"ledger"> = {
  open: async ({ place, body }) => openQuestions(place, body),
  estimates: ({ place }) => readEstimates(place),
  estimate: ({ place, body }) => giveEstimate(place, body),
  resolve: async ({ place, body }) => {
    const { question, ...resolved } = await resolveLibraryQuestion(place, { ...body, happened: Date.parse(body.happened) });
    return { question: { id: question.id, text: question.text }, ...resolved };
  },
};
