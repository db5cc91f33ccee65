import type { StatementRecord } from "@rapporteur/app/records";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { useResource } from "../../../data/use-resource.ts";
import { isCorrected } from "./is-corrected.ts";
import { coderKey } from "../use-shown.ts";
import { text } from "../strings.ts";

/** Who made a statement, and who stood by it or changed it: of a machine's draft that was reviewed its versions tell which. */
export function useWhose(record: StatementRecord, coderName: (key: string) => string): string {
  const { id: project } = useProject();
  const { id, review, reviewedBy, coder } = record;
  const reviewer = coder.kind === "person" || review === "draft" ? null : reviewedBy;
  const { data } = useResource(reviewer !== null ? `versions:${project}:${id}` : null, ["statement"], () =>
    client.records.versions({ params: { project, kind: "statement", id } }),
  );
  const name = coderName(coderKey(record));
  if (reviewer === null || review === "draft") return text.by(name);
  const versions = (data?.versions ?? []).flatMap((version) => (version.record === null ? [] : [version.record as StatementRecord]));
  const deed = isCorrected(record, versions) ? "corrected" : review;
  return text.drafted[deed](name, coderName(`person:${reviewer}`));
}
