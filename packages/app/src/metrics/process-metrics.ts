import { histogram } from "./histogram.ts";
import { single, type Metric, type MetricSource } from "./metric.ts";

const lookMs = 100;
const lagBounds = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

export interface ProcessMetrics {
  readonly read: MetricSource;
  readonly stop: () => void;
}

/** Memory and processor time of this process, and how late a timer of its event loop comes. */
export function processMetrics(version: string): ProcessMetrics {
  const lag = histogram("rapporteur_event_loop_lag_seconds", "How late the event loop ran a timer that is due ten times a second.", lagBounds);
  let due = performance.now() + lookMs;
  const timer = setInterval(() => {
    const now = performance.now();
    lag.observe(Math.max(0, now - due) / 1000);
    due = now + lookMs;
  }, lookMs);
  timer.unref();
  return { read: () => [...readProcess(version), lag.read()], stop: () => clearInterval(timer) };
}

function readProcess(version: string): readonly Metric[] {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return [
    { name: "rapporteur_build_info", help: "1, with the version of the program.", type: "gauge", samples: [{ labels: { version }, value: 1 }] },
    single("gauge", "process_resident_memory_bytes", "Memory of this process, without the processes that read.", rss),
    single("gauge", "rapporteur_heap_used_bytes", "Memory of this process that JavaScript objects take.", heapUsed),
    single("counter", "process_cpu_seconds_total", "Processor time of this process, without the processes that read.", (user + system) / 1e6),
    single("gauge", "process_start_time_seconds", "When this process started, in seconds since 1970 UTC.", performance.timeOrigin / 1000),
  ];
}
