import { version } from "@rapporteur/reader/version";
import type { Settings } from "../settings/config.ts";
import type { OpenedStore } from "../store/store.ts";
import { openSpanSender } from "./span-sender.ts";
import { traceStore } from "./trace-store.ts";
import { openTracer, type Tracer } from "./tracer.ts";

/** What a running program tells of what it does and how long that takes. */
export interface Traces {
  readonly tracer: Tracer;
  /** The store to work with: the given one, its transactions traced. */
  readonly store: OpenedStore;
  /** Sends what waits, and ends. */
  readonly close: () => Promise<void>;
}

export interface TracesOptions {
  /** "server" or "worker". */
  readonly role: string;
  readonly onProblem?: (problem: string) => void;
  readonly everyMs?: number;
}

/** Begins to trace; undefined where no collector is named: then nothing is traced, and nothing leaves the process. */
export function openTraces(store: OpenedStore, settings: TraceSettings, { role, ...options }: TracesOptions): Traces | undefined {
  const { tracesEndpoint, tracesKey, tracesShare } = settings;
  if (tracesEndpoint === null) return undefined;
  const headers = tracesKey === null ? {} : { authorization: tracesKey };
  const resource = { "service.name": "rapporteur", "service.version": version, "rapporteur.role": role };
  const sender = openSpanSender({ endpoint: tracesEndpoint, headers, resource, ...options });
  const tracer = openTracer({ share: tracesShare / 100, keep: sender.keep });
  return { tracer, store: traceStore(store, tracer), close: sender.close };
}

type TraceSettings = Pick<Settings, "tracesEndpoint" | "tracesKey" | "tracesShare">;
