import { serveTasks } from "@rapporteur/reader/sources";
import { analysisMs } from "../analysis/library/analysis-limits.ts";
import { doReading } from "../documents/do-reading.ts";
import type { WorkTask } from "./work-task.ts";

/* A process that reads and codes documents, or computes analyses; the language model is loaded with the first document that is coded and stays. */

serveTasks(async (given, begin) => {
  const task = given as WorkTask;
  if (task.kind !== "analyse") return doReading(task, begin);
  begin(task.mostMs ?? analysisMs);
  // Loaded when it is asked for: reading needs none of the engines.
  const { computeAnalysis } = await import("../analysis/library/analyse-library.ts");
  return computeAnalysis(task.input, task.request);
});
