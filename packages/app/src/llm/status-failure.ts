import { z } from "zod";

/** An answer of an endpoint that is not 200, as the AI SDK hands it on; no status where there was no connection. */
interface BadAnswer {
  readonly statusCode?: number | undefined;
  readonly message: string;
  readonly responseBody?: string | undefined;
  readonly responseHeaders?: Record<string, string> | undefined;
}

interface StatusFailure {
  readonly reason: string;
  readonly isFatal: boolean;
  readonly isRefusal: boolean;
  readonly mayPass: boolean;
  readonly waitMs: number | undefined;
}

/** The address leads elsewhere; no key, no money, no right, no such model. */
const fatalStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308, 401, 402, 403, 404]);
/** The same, by endpoints that say it under another status. */
const fatalCodes: ReadonlySet<unknown> = new Set([
  "insufficient_quota",
  "billing_hard_limit_reached",
  "billing_not_active",
  "invalid_api_key",
  "account_deactivated",
  "model_not_found",
]);

const word = z.unknown().optional();
const bodySchema = z.object({ error: z.object({ code: word, type: word, message: z.string().optional() }) });
const mostLetters = 200;

/** What an answer means for the other requests: all would fail, this one alone is refused, or it may pass later. Only a refusal of one text repeats the endpoint's words, which at 401 may hold a part of the key. */
export function failureOf({ statusCode: status = 0, message, responseBody, responseHeaders }: BadAnswer): StatusFailure {
  const waitMs = waitOf(responseHeaders?.["retry-after"]);
  if (status === 0) return { reason: `no connection (${message})`, isFatal: true, isRefusal: false, mayPass: true, waitMs };
  const error = errorOf(responseBody);
  const isFatal = fatalStatuses.has(status) || fatalCodes.has(error?.code) || fatalCodes.has(error?.type);
  const mayPass = !isFatal && (status === 408 || status === 425 || status === 429 || status >= 500);
  const isRefusal = !isFatal && !mayPass && status >= 400;
  const words = isRefusal ? oneLine(error?.message ?? "") : "";
  return { reason: words === "" ? `status ${status}` : `status ${status}, ${words}`, isFatal, isRefusal, mayPass, waitMs };
}

function errorOf(body: string | undefined): z.infer<typeof bodySchema>["error"] | undefined {
  try {
    return bodySchema.safeParse(JSON.parse(body ?? "")).data?.error;
  } catch {
    return undefined;
  }
}

const oneLine = (words: string): string =>
  words
    .replaceAll(/[\p{C}\s]+/gu, " ")
    .trim()
    .slice(0, mostLetters)
    .toWellFormed();

/** What a Retry-After in seconds asks for. */
function waitOf(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
}
