import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { entityId, type EntityType } from "@rapporteur/core/model";
import { compareNames, nameShape, partsToFind } from "@rapporteur/core/text";
import { type EntityRecord, newEntity } from "@rapporteur/app/records";
import { useDebounced } from "../hooks/use-debounced.ts";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { change, useCommit } from "../data/use-commit.ts";
import { makeRecordId } from "../data/request-key.ts";
import { useResource } from "../data/use-resource.ts";

export type EntitySuggestion = AnswerOf<Api["entities"]["list"]>["entries"][number];

/** Entities whose names or aliases complete what was typed, most used first. */
export function useEntities(text: string | null, types: readonly string[]): { entries: readonly EntitySuggestion[]; isSettled: boolean } {
  const { id: project } = useProject();
  const asked = useDebounced(text, 80);
  const key = asked === null ? null : `entities:${project}:${types.join(",")}:${asked}`;
  const { data, isLoading } = useResource(key, ["entity", "statement"], () =>
    client.entities.list({
      params: { project },
      query: { limit: 12, ...(asked === null || asked === "" ? {} : { text: asked }), ...(types.length === 0 ? {} : { types: [...types] }) },
    }),
  );
  return { entries: data?.entries ?? [], isSettled: asked === text && !isLoading };
}

const mostLookedAt = 100;
const mostNear = 4;
/** Words of a name that are each looked for. */
const mostWords = 3;

/** Entities whose names or aliases are near what was typed, in letters or in words; null: nobody asks. A few small questions to the server. */
export function useNearEntities(text: string | null, types: readonly string[]): { near: readonly EntitySuggestion[]; isSettled: boolean } {
  const { id: project } = useProject();
  const key = text === null ? null : `near-entities:${project}:${types.join(",")}:${text}`;
  const { data, isLoading } = useResource(key, ["entity", "statement"], () => findNear(project, text ?? "", types));
  return { near: text === null ? [] : (data ?? []), isSettled: text === null || !isLoading };
}

async function findNear(project: string, name: string, types: readonly string[]): Promise<EntitySuggestion[]> {
  const typed = nameShape(name);
  const lists = await Promise.all(
    [...new Set([...partsToFind(name), ...typed.stems.toSorted((a, b) => b.length - a.length).slice(0, mostWords)])].map((text) =>
      client.entities.list({ params: { project }, query: { limit: mostLookedAt, text, ...(types.length === 0 ? {} : { types: [...types] }) } }),
    ),
  );
  const found = new Map(lists.flatMap(({ entries }) => entries).map((entity) => [entity.record.id, entity]));
  return [...found.values()]
    .map((entity) => ({
      entity,
      score: Math.max(...[entity.record.name, ...entity.record.aliases].map((one) => compareNames(typed, nameShape(one))?.score ?? 0)),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || b.entity.uses - a.entity.uses)
    .slice(0, mostNear)
    .map(({ entity }) => entity);
}

/** Gives the function that makes a new entity at once; its id. */
export function useCreateEntity(): (type: EntityType, name: string) => EntityRecord {
  const commit = useCommit();
  return (type, name) => {
    const record = newEntity({ id: makeRecordId("e"), key: entityId(type, name), type, name });
    commit({
      action: "create",
      summary: `New ${type} “${name}”`,
      changes: [change("entity", { id: record.id, expected: null, before: null, after: record })],
    });
    return record;
  };
}
