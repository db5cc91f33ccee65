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

/** A request that failed for good; `isFatal` where every other one would fail the same way (no such model, no right). */
export class ModelRequestError extends Error {
  override readonly name = "ModelRequestError";
  readonly isFatal: boolean;
  constructor(message: string, isFatal: boolean, options?: { cause?: unknown }) {
    super(message, options);
    this.isFatal = isFatal;
  }
}
