import { RapporteurError } from "@rapporteur/core/base";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import type { Span } from "@rapporteur/core/model";
import { modelDraftSchema } from "./draft-schema.ts";
import { locateDraft, type Refusal } from "./locate-draft.ts";
import { ModelRequestError, type ModelClient, type ModelReply } from "./model-client.ts";
import { systemPrompt, windowPrompt } from "./prompt.ts";
import { textWindows } from "./text-windows.ts";

/** Keeps answers by content, so that a second run, or one that was broken off, does not pay twice. */
export interface ReplyCache {
  readonly get: (key: string) => Promise<ModelReply | null>;
  readonly put: (key: string, reply: ModelReply) => Promise<void>;
}

export interface ModelCodingOptions {
  readonly client: ModelClient;
  readonly cache: ReplyCache;
  /** SHA-256 in hex; pure rooms have none of their own. */
  readonly digest: (text: string) => string;
  /** Most tokens, asked and answered together, that may be spent; requests stop before they would pass it. */
  readonly tokenBudget: number;
  readonly windowSize?: number;
  readonly overlap?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface CostEstimate {
  readonly windows: number;
  /** Rough: four characters a token for what is asked, and as much again as a third of the passage for what is answered. */
  readonly tokens: number;
}

export interface FailedWindow {
  readonly window: Span;
  readonly reason: string;
  /** The endpoint was too busy or did not answer: the same request may pass later. */
  readonly mayPass: boolean;
  /** The endpoint does not take this passage. */
  readonly isRefusal: boolean;
}

export interface ModelCoding {
  readonly statements: readonly ReadoutStatement[];
  readonly windows: number;
  readonly fromCache: number;
  readonly tokens: number;
  /** Drafts that were not taken, by reason; "not a statement" where the answer's entry did not fit the schema. */
  readonly refused: Readonly<Record<Refusal | "not a statement", number>>;
  /** Windows without an answer, and why. */
  readonly failed: readonly FailedWindow[];
  readonly stoppedBy: "nothing" | "budget" | "cancel";
}

const defaultWindow = { size: 6000, overlap: 800 };

function windowsOf(readout: Readout, options: Pick<ModelCodingOptions, "windowSize" | "overlap">): Span[] {
  const { text, blocks } = readout.document;
  return textWindows(text, blocks, { size: options.windowSize ?? defaultWindow.size, overlap: options.overlap ?? defaultWindow.overlap });
}

/** What coding a readout's document would cost, before anything is asked. */
export function estimateModelCost(readout: Readout, options: Pick<ModelCodingOptions, "windowSize" | "overlap"> = {}): CostEstimate {
  const windows = windowsOf(readout, options);
  const tokens = windows.reduce((sum, window) => sum + windowTokens(window), 0);
  return { windows: windows.length, tokens };
}

function windowTokens(window: Span): number {
  const passage = (window.end - window.start) / 4;
  return Math.ceil(systemPrompt.length / 4 + passage + passage / 3);
}

/**
 * Drafts of a language model over a readout's document, window by window. Each draft quotes verbatim and is located in the
 * text, or is refused and counted; a passage seen in two windows is drafted once. Failing windows are listed; what others
 * gave is kept.
 *
 * @throws RAP_LLM_ENDPOINT where every request would fail the same way (no such model, no right, no money left)
 */
export async function codeWithModel(readout: Readout, options: ModelCodingOptions): Promise<ModelCoding> {
  const windows = windowsOf(readout, options);
  const run = new CodingRun(readout, options);
  let stoppedBy: ModelCoding["stoppedBy"] = "nothing";
  for (const [index, window] of windows.entries()) {
    if (options.signal?.aborted === true) stoppedBy = "cancel";
    else if (!(await run.isAffordable(window))) stoppedBy = "budget";
    if (stoppedBy !== "nothing") break;
    await run.code(window);
    options.onProgress?.(index + 1, windows.length);
  }
  return { ...run.result(), windows: windows.length, stoppedBy };
}

class CodingRun {
  readonly #readout: Readout;
  readonly #options: ModelCodingOptions;
  readonly #statements = new Map<string, ReadoutStatement>();
  readonly #refused: Record<Refusal | "not a statement", number> = {
    "quote not in the text": 0,
    "words not in the quote": 0,
    "actor not known": 0,
    "sign against agreement": 0,
    "not a statement": 0,
  };
  readonly #failed: FailedWindow[] = [];
  #tokens = 0;
  #fromCache = 0;

  constructor(readout: Readout, options: ModelCodingOptions) {
    this.#readout = readout;
    this.#options = options;
  }

  #key(window: Span): string {
    const passage = this.#readout.document.text.slice(window.start, window.end);
    return this.#options.digest(JSON.stringify([this.#options.client.model, systemPrompt, passage]));
  }

  /** A window whose answer is kept already costs nothing. */
  async isAffordable(window: Span): Promise<boolean> {
    if (this.#tokens + windowTokens(window) <= this.#options.tokenBudget) return true;
    return (await this.#options.cache.get(this.#key(window))) !== null;
  }

  async code(window: Span): Promise<void> {
    const reply = await this.#reply(window);
    if (reply === null) return;
    const entries = (reply.answer as { statements?: unknown } | null)?.statements;
    if (!Array.isArray(entries)) {
      this.#failed.push({ window, reason: "the answer has no statements", mayPass: false, isRefusal: false });
      return;
    }
    for (const entry of entries) this.#take(entry, window);
  }

  #take(entry: unknown, window: Span): void {
    const draft = modelDraftSchema.safeParse(entry);
    if (!draft.success) {
      this.#refused["not a statement"]++;
      return;
    }
    const located = locateDraft(draft.data, { readout: this.#readout, window, coder: `model:${this.#options.client.model}` });
    if (located.kind === "refused") this.#refused[located.reason]++;
    else this.#statements.set(located.statement.id, located.statement);
  }

  async #reply(window: Span): Promise<ModelReply | null> {
    const { cache, client, digest, signal } = this.#options;
    const key = this.#key(window);
    const kept = await cache.get(key);
    if (kept !== null) {
      this.#fromCache++;
      return kept;
    }
    const passage = this.#readout.document.text.slice(window.start, window.end);
    try {
      const reply = await client.ask({ system: systemPrompt, prompt: windowPrompt(passage, digest(passage)), signal });
      this.#tokens += reply.inputTokens + reply.outputTokens;
      await cache.put(key, reply);
      return reply;
    } catch (thrown) {
      if (!(thrown instanceof ModelRequestError)) throw thrown;
      if (thrown.isFatal) throw new RapporteurError("RAP_LLM_ENDPOINT", { reason: thrown.message }, { cause: thrown });
      this.#failed.push({ window, reason: thrown.message, mayPass: thrown.mayPass, isRefusal: thrown.isRefusal });
      return null;
    }
  }

  result(): Omit<ModelCoding, "windows" | "stoppedBy"> {
    const statements = [...this.#statements.values()].sort((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
    return { statements, fromCache: this.#fromCache, tokens: this.#tokens, refused: this.#refused, failed: this.#failed };
  }
}
