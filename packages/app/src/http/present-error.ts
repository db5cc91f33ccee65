import { errorCatalogue, type ErrorCode, isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { ApiProblem } from "../contract/common.ts";
import { type Status, statusMeanings } from "../contract/statuses.ts";
import { FieldError } from "./endpoints/parse-call.ts";

const statusOfKind = {
  usage: 400,
  input: 422,
  missing: 404,
  environment: 503,
  conflict: 409,
  unauthenticated: 401,
  forbidden: 403,
  limit: 429,
} as const;

/** Where HTTP has a status of its own for it. */
const statusOfCode: Partial<Record<ErrorCode, number>> = {
  RAP_HTTP_HOST: 421,
  RAP_HTTP_INTERNAL: 500,
  RAP_HTTP_MEDIA_TYPE: 415,
  RAP_HTTP_METHOD: 405,
  RAP_HTTP_SLOW: 408,
  RAP_HTTP_TOO_LARGE: 413,
  RAP_LIBRARY_BUSY: 503,
};

export function statusOf(code: ErrorCode): number {
  return statusOfCode[code] ?? statusOfKind[errorCatalogue[code].kind];
}

/** What the framework throws, by the catalogue's codes. */
function translate(thrown: unknown, limit: number): unknown {
  const { code, message, statusCode } = (typeof thrown === "object" && thrown !== null ? thrown : {}) as Partial<{
    code: string;
    message: string;
    statusCode: number;
  }>;
  switch (code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
      return new RapporteurError("RAP_HTTP_TOO_LARGE", { limit });
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return new RapporteurError("RAP_HTTP_MEDIA_TYPE", { wanted: "application/json" });
    case "FST_ERR_CTP_INVALID_CONTENT_LENGTH":
    case "FST_ERR_BAD_URL":
      return new RapporteurError("RAP_HTTP_FIELD", { field: "request", problem: "is not whole", cure: "send it again" });
    case "FST_ERR_MAX_PARAM_LENGTH":
      return new RapporteurError("RAP_HTTP_NO_ADDRESS");
    case "FST_ERR_CTP_EMPTY_JSON_BODY":
      return new RapporteurError("RAP_HTTP_JSON", { problem: "it is empty" });
    default:
      return statusCode === 400 && code === undefined ? new RapporteurError("RAP_HTTP_JSON", { problem: message ?? "it cannot be read" }) : thrown;
  }
}

export interface PresentedError {
  readonly status: number;
  readonly body: ApiProblem;
  /** True where it is nothing a user could have met: it belongs in the log with its stack. */
  readonly isUnknown: boolean;
}

/** Any error as the API answers it: a known one with its words, any other one without a word of what is inside. */
export function presentError(thrown: unknown, requestId: string, limit: number): PresentedError {
  const known = translate(thrown, limit);
  if (!isRapporteurError(known)) {
    const hidden = presentError(new RapporteurError("RAP_HTTP_INTERNAL", { requestId }), requestId, limit);
    return { ...hidden, isUnknown: true };
  }
  const { field } = known.details;
  const status = statusOf(known.code);
  const body: ApiProblem = {
    type: "/help/reference/errors.html",
    title: status in statusMeanings ? statusMeanings[status as Status] : "It cannot be done",
    status,
    detail: known.problem,
    code: known.code,
    cure: known.cure,
    field: typeof field === "string" ? field : null,
    requestId,
  };
  if (known instanceof FieldError) body.fields = [...known.fields];
  if ("current" in known) body.current = currentOf(known);
  return { status, body, isUnknown: false };
}

function currentOf(conflict: RapporteurError & { current?: unknown }): ApiProblem["current"] {
  const current = conflict.current as { record: unknown; revision: number } | null;
  return current === null ? null : { ...current, by: String(conflict.details["who"] ?? "") };
}
