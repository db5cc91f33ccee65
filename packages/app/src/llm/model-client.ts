/** What the second coder needs of a language model; the real one stands behind an endpoint, tests have their own server. */
export interface ModelClient {
  /** Name of the model, as its drafts will carry it. */
  readonly model: string;
  /**
   * One request. Retries what may pass (429, 5xx, a dropped connection) with growing waits.
   *
   * @throws ModelRequestError where it did not pass
   */
  readonly ask: (request: ModelRequest) => Promise<ModelReply>;
}

export interface ModelRequest {
  readonly system: string;
  readonly prompt: string;
  readonly signal?: AbortSignal | undefined;
}

export interface ModelReply {
  /** The answer as it came, parsed as JSON but not believed yet. */
  readonly answer: unknown;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

interface RequestFailure {
  /** Every other request would fail the same way (no such model, no right, no money left, no connection). */
  readonly isFatal?: boolean;
  /** The endpoint does not take this very request (too long, against its rules); others may pass. */
  readonly isRefusal?: boolean;
  /** The same request may pass later. */
  readonly mayPass?: boolean;
  /** How long the endpoint asks to wait. */
  readonly waitMs?: number | undefined;
  readonly cause?: unknown;
}

/** A request that failed. */
export class ModelRequestError extends Error {
  override readonly name = "ModelRequestError";
  readonly isFatal: boolean;
  readonly isRefusal: boolean;
  readonly mayPass: boolean;
  readonly waitMs: number | undefined;
  constructor(message: string, { isFatal = false, isRefusal = false, mayPass = false, waitMs, cause }: RequestFailure = {}) {
    super(message, { cause });
    this.isFatal = isFatal;
    this.isRefusal = isRefusal;
    this.mayPass = mayPass;
    this.waitMs = waitMs;
  }
}
