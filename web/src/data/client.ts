import { createClient } from "@rapporteur/app/client";

/** The API of the server that this page came from. */
export const client = createClient({ origin: "" });
export type { CommentsEvent, CommitEvent, JobEvent } from "@rapporteur/app/client";

/** True where the server did not answer at all, or was not able to: the same request may be sent again later. */
export function isUnreachable(error: unknown): boolean {
  const status = statusOf(error);
  if (status === null) return error instanceof Error;
  return status === 0 || status === 429 || status >= 500;
}

/** The HTTP status of a failure of the API; null where it was none. */
export function statusOf(error: unknown): number | null {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === "number" ? status : null;
}
