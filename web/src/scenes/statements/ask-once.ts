import { engine } from "../../worker/engine.ts";
import type { TaskName, Tasks } from "../../worker/protocol.ts";

/** Asks the engines one thing, for a press on a button. */
export function askOnce<K extends TaskName>(
  task: K,
  asked: { readonly project: string; readonly version: number; readonly request: Tasks[K]["request"] },
): Promise<Tasks[K]["answer"]> {
  return engine.ask(task, asked, new AbortController().signal);
}
