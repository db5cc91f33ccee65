import { z } from "zod";
import type { AnalysisReport } from "@rapporteur/app/contract";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource, type LiveResource } from "../../data/use-resource.ts";

const value = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const coded = z.object({
  id: z.string(),
  coder: z.string(),
  type: z.string(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  values: z.record(z.string(), value),
});
const disagreement = z.object({
  kind: z.enum(["missing", "boundary", "value"]),
  title: z.string(),
  statements: z.array(coded),
  missingFrom: z.array(z.string()).optional(),
  otherTypes: z.array(coded).optional(),
  variable: z.string().optional(),
  values: z.record(z.string(), value).optional(),
});
const variableFigure = z.object({
  type: z.string(),
  variable: z.string(),
  unitCount: z.number(),
  alpha: z.object({ value: z.number().nullable().default(null) }).transform(({ value: alpha }) => alpha),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
});
/** What the analysis says besides its tables; anything else in it is left aside. */
const resultShape = z.object({ coders: z.array(z.string()), disagreements: z.array(disagreement), values: z.array(variableFigure) });

export type CodedSide = z.infer<typeof coded>;
/** Agreement on a variable of a type; α is null where it is not defined. */
export type VariableFigure = z.infer<typeof variableFigure>;
export type Disagreement = z.infer<typeof disagreement>;

export interface Agreement {
  readonly report: AnalysisReport;
  readonly coders: readonly string[];
  readonly disagreements: readonly Disagreement[];
  readonly values: readonly VariableFigure[];
}

const pollMs = 400;

/** How far the coders of the project agree, or two of them. What takes long runs as a job of the server; it is waited for. `isOn` false asks nothing. */
export function useAgreement(countsDrafts: boolean, between: readonly [string, string] | null, isOn = true): LiveResource<Agreement> {
  const { id: project } = useProject();
  const key = isOn ? `agreement:${project}:${countsDrafts}:${JSON.stringify(between)}` : null;
  return useResource(key, ["statement", "entity", "document"], async () => {
    const answer = await client.analyses.agreement({
      params: { project },
      body: { countsDrafts, options: between === null ? {} : { between: [...between] } },
    });
    const report = "report" in answer ? answer.report : await finished(project, answer.jobId);
    return { report, ...resultShape.parse(report.result) };
  });
}

async function finished(project: string, id: string): Promise<AnalysisReport> {
  for (;;) {
    const job = await client.jobs.get({ params: { project, id } });
    if (job.state === "done" && job.failedCount === 0) return job.result as AnalysisReport;
    if (job.state === "failed" || job.state === "cancelled" || job.state === "done") {
      const { entries } = await client.jobs.failures({ params: { project, id }, query: { limit: 1 } });
      throw new Error(entries[0]?.message ?? job.state);
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
