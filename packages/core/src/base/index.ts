export type { DeepReadonly } from "./deep-readonly.ts";
export { errorCatalogue, type ErrorCode } from "./error-catalogue.ts";
export { type ErrorDetails, isRapporteurError, RapporteurError } from "./errors.ts";
export { firstIndex } from "./first-index.ts";
export { nearestName } from "./nearest.ts";
export { type Random, randomBelow, seededRandom, shuffle } from "./random.ts";
export type { Warning } from "./warning.ts";
export { wilsonInterval } from "./wilson-interval.ts";
export { withArticle } from "./with-article.ts";
