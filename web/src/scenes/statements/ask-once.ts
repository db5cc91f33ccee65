import { engine } from "../../worker/engine.ts";
import type { FigureTask, FigureTasks } from "@rapporteur/app/analysis/figures";

/** Asks the engines one thing, for a press on a button. */
export function askOnce<K extends FigureTask>(
  task: K,
  asked: { readonly project: string; readonly version: number; readonly request: FigureTasks[K]["request"] },
): Promise<FigureTasks[K]["answer"]> {
  return engine.ask(task, asked, new AbortController().signal);
}
