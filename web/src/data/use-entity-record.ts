import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "./client.ts";
import { useProject } from "./live-project.tsx";
import { useResource, type LiveResource } from "./use-resource.ts";

/** An entity of the project by its id; null asks for nothing. */
export function useEntityRecord(id: string | null): LiveResource<EntityRecord> {
  const { id: project } = useProject();
  return useResource(id === null ? null : `entity:${project}:${id}`, ["entity"], async () => {
    const { record } = await client.records.get({ params: { project, kind: "entity", id: id ?? "" } });
    return record as EntityRecord;
  });
}
