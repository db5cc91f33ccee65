import type { ApiProblem } from "../contract/common.ts";

type Told = Omit<ApiProblem, "type" | "title" | "status">;

/** An answer of the API that is an error, or no answer at all (`status` 0). */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly status: number;
  /** Of the error catalogue; RAP_CLIENT_OFFLINE where no answer came, RAP_CLIENT_ANSWER where it was none of the API's. */
  readonly code: string;
  /** What to do about it. */
  readonly cure: string;
  /** The field of body or query that is wrong. */
  readonly field: string | null;
  readonly requestId: string | null;
  /** Of a conflict: the record as it now stands; null where it was removed; undefined where the error is no conflict. */
  readonly current: ApiProblem["current"];
  /** All fields that are wrong, where there are several. */
  readonly fields: NonNullable<ApiProblem["fields"]>;
  /** Seconds after which to try again, where the server said so. */
  readonly retryAfter: number | null;

  constructor(status: number, error: Told, retryAfter: number | null = null, options?: { cause?: unknown }) {
    super(error.detail, options);
    this.status = status;
    this.code = error.code;
    this.cure = error.cure;
    this.field = error.field;
    this.requestId = error.requestId === "" ? null : error.requestId;
    this.current = error.current;
    this.fields = error.fields ?? [];
    this.retryAfter = retryAfter;
  }
}

/** True for an answer of the API that is an error, and for a lost network. */
export function isApiFailure(thrown: unknown): thrown is ApiFailure {
  return thrown instanceof ApiFailure;
}

/** The failure of a call that got no answer. */
export function offline(cause: unknown): ApiFailure {
  const detail = "the server cannot be reached";
  return new ApiFailure(0, { code: "RAP_CLIENT_OFFLINE", detail, cure: "check that it runs, and the network", field: null, requestId: "" }, null, {
    cause,
  });
}

/** The failure that an answer tells of, whatever its body is. */
export async function failureOf(response: Response): Promise<ApiFailure> {
  const wait = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfter = Number.isFinite(wait) ? wait : null;
  const body = (await response.json().catch(() => null)) as ApiProblem | null;
  if (typeof body?.code === "string" && typeof body.detail === "string") return new ApiFailure(response.status, body, retryAfter);
  return foreignAnswer(response, `the answer is none of this API's (status ${response.status})`, retryAfter);
}

/** The failure of an answer that this API never gives: something else is at the address. */
export function foreignAnswer({ status }: Response, detail: string, retryAfter: number | null = null): ApiFailure {
  return new ApiFailure(status, { code: "RAP_CLIENT_ANSWER", detail, cure: "check the address", field: null, requestId: "" }, retryAfter);
}
