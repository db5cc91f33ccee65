import { isRapporteurError, type ErrorCode } from "@rapporteur/core/base";

/** What stands in the way for a while: a network, a server, another writer. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "RAP_SOURCE_UNREACHABLE",
  "RAP_SOURCE_TIMEOUT",
  "RAP_STORE_UNREACHABLE",
  "RAP_STORE_BUSY",
  "RAP_STORE_CONFLICT",
  "RAP_LIBRARY_MODEL_AWAY",
]);

/** Answers of a server that ask to come again. */
const passingStatuses: ReadonlySet<unknown> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the same work may do later what failed now. */
export function mayPass(thrown: unknown): boolean {
  if (!isRapporteurError(thrown)) return false;
  return passing.has(thrown.code) || (thrown.code === "RAP_SOURCE_STATUS" && passingStatuses.has(thrown.details["status"]));
}
