import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { useResource, type LiveResource } from "../../../data/use-resource.ts";
import type { TreeEntry } from "./make-tree.ts";

export type NamedEntry = TreeEntry & Pick<EntityRecord, "key">;

interface KindAnswer {
  readonly entries: readonly NamedEntry[];
  /** There are more than are here. */
  readonly isCut: boolean;
}

const [pageSize, mostPages] = [200, 20] as const;

/** All entities of a type, most used first, up to 4,000. */
export function useKind(type: string): LiveResource<KindAnswer> {
  const { id: project } = useProject();
  return useResource(`kind:${project}:${type}`, ["entity", "statement"], async () => {
    const entries: NamedEntry[] = [];
    let cursor: string | null = "";
    for (let page = 0; page < mostPages && cursor !== null; page++) {
      const query = { limit: pageSize, types: [type], ...(cursor === "" ? {} : { cursor }) };
      const found: Awaited<ReturnType<typeof client.entities.list>> = await client.entities.list({ params: { project }, query });
      entries.push(...found.entries.map(({ record: { id, key, name, parent }, uses }) => ({ id, key, name, parent, uses })));
      cursor = found.next;
    }
    return { entries, isCut: cursor !== null };
  });
}
