import type { OpenSpan, Tracer } from "./tracer.ts";

/** The span of a unit of a job, from its being taken on to its being noted; undefined where nothing is traced. */
export function openUnitSpan(
  tracer: Tracer | undefined,
  { task, attempt }: { readonly task: string; readonly attempt: number },
): OpenSpan | undefined {
  const attributes = { "rapporteur.task": task, "rapporteur.attempt": attempt };
  return tracer?.open({ name: `unit ${task}`, kind: "consumer", attributes, parent: null });
}

/** Does something as a part of a span, where there is one. */
export function withinSpan<T>(span: OpenSpan | undefined, act: () => T): T {
  return span === undefined ? act() : span.within(act);
}
