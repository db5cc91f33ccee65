import { useMemo } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useResource } from "../../data/use-resource.ts";

export type TypesByKey = ReadonlyMap<string, TypeRecord>;

const none: TypesByKey = new Map();

/** The project's statement types by key, in their order: the first nine have the keys 1 to 9. */
export function useTypes(project: string): TypesByKey {
  const { data } = useResource(`types:${project}`, ["type"], async () => {
    const { records } = await client.records.list({ params: { project, kind: "type" } });
    return records.map(({ record }) => record as TypeRecord).toSorted((a, b) => a.order - b.order);
  });
  return useMemo(() => (data === null ? none : new Map(data.map((type) => [type.key, type]))), [data]);
}
