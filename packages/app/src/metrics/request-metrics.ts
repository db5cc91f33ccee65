import { counter } from "./counter.ts";
import { histogram } from "./histogram.ts";
import { single, type MetricSource } from "./metric.ts";

/** A request that was answered. */
export interface AnsweredRequest {
  /** The route's template, "/api/projects/:project"; null where no route answered. */
  readonly route: string | null;
  readonly method: string;
  readonly status: number;
  /** Null for a stream, which lasts as long as its listener likes. */
  readonly seconds: number | null;
}

/** What is open at this moment. */
export interface OpenCounts {
  readonly connections: number;
  readonly streams: number;
}

export interface RequestMetrics {
  readonly note: (request: AnsweredRequest) => void;
  /** How to find out what is open. */
  readonly watchOpen: (look: () => Promise<OpenCounts>) => void;
  readonly read: MetricSource;
}

const latencyBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Requests by route, method and class of status; a method or address of the caller's own making is "other". */
export function requestMetrics(): RequestMetrics {
  const requests = counter("rapporteur_http_requests_total", "Requests answered, by route, method and class of status.");
  const seconds = histogram("rapporteur_http_request_seconds", "From a request's first byte to the answer's last, by route.", latencyBounds);
  let look = (): Promise<OpenCounts> => Promise.resolve({ connections: 0, streams: 0 });
  return {
    note({ route, method, status, seconds: taken }) {
      const labels = { route: route ?? "other", method: methods.has(method) ? method : "other" };
      requests.add({ ...labels, status: `${Math.floor(status / 100)}xx` });
      if (taken !== null) seconds.observe(taken, labels);
    },
    watchOpen: (given) => void (look = given),
    async read() {
      const open = await look();
      return [
        requests.read(),
        seconds.read(),
        single("gauge", "rapporteur_http_connections", "Connections that are open.", open.connections),
        single("gauge", "rapporteur_event_streams", "Streams of events that are open: one a tab of a browser.", open.streams),
      ];
    },
  };
}
