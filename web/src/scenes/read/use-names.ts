import { useCallback, useMemo, useState } from "react";
import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import type { OpenDocument } from "../../data/document-resource.ts";
import { useProject, useWrites } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import type { NameOf } from "./summary.ts";
import { text } from "./strings.ts";

export interface Names {
  readonly nameOf: NameOf;
  readonly entityOf: (id: string) => NamedEntity | null;
  /** Remembers an entity that was chosen and that the document did not name before. */
  readonly learn: (entity: NamedEntity) => void;
  /** Of a coder's key ("person:ACCOUNT"). */
  readonly coderName: (coder: string) => string;
}

/** What the entities and coders of a document are called. */
export function useNames({ entities }: OpenDocument): Names {
  const { id: project, account } = useProject();
  const writes = useWrites();
  const [learned, setLearned] = useState<ReadonlyMap<string, NamedEntity>>(new Map());
  const known = useMemo(() => {
    const byId = new Map<string, NamedEntity>(learned);
    for (const entity of entities) byId.set(entity.id, entity);
    for (const { changes } of writes) {
      for (const { kind, after } of changes) if (kind === "entity" && after !== null) byId.set(after.id, after as EntityRecord);
    }
    return byId;
  }, [entities, learned, writes]);
  const { data: members } = useResource(`members:${project}`, [], () => client.members.list({ params: { project } }));
  const entityOf = useCallback((id: string) => known.get(id) ?? null, [known]);
  const nameOf = useCallback<NameOf>((id) => (id === null ? null : (known.get(id)?.name ?? null)), [known]);
  const learn = useCallback((entity: NamedEntity) => setLearned((before) => new Map(before).set(entity.id, entity)), []);
  const coderName = useCallback(
    (coder: string) => {
      const [kind = "", ...rest] = coder.split(":");
      const name = rest.join(":");
      if (kind === "builtin") return text.builtin;
      if (kind !== "person") return name;
      if (name === account.id) return text.you;
      return members?.members.find((member) => member.account === name)?.name ?? name;
    },
    [members, account.id],
  );
  return useMemo(() => ({ nameOf, entityOf, learn, coderName }), [nameOf, entityOf, learn, coderName]);
}
