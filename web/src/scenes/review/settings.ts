import { choiceQuery } from "../../hooks/use-query-state.ts";

export const queueViews = ["uncertain", "influential", "coders"] as const;
export type QueueView = (typeof queueViews)[number];

/** How the settings stand in the address. */
export const reviewQuery = { order: choiceQuery(queueViews, "uncertain") };

/** So many drafts are at hand at once; as some are decided the next ones come. */
export const queueSize = 100;
