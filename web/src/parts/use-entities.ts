import type { AnswerOf, Api } from "../../../src/contract/api.ts";
import { entityId, type EntityType } from "../../../src/model/entity.ts";
import type { EntityRecord } from "../../../src/model/library/entity-record.ts";
import { useDebounced } from "../hooks/use-debounced.ts";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { change, useCommit } from "../data/use-commit.ts";
import { makeRecordId } from "../data/request-key.ts";
import { useResource } from "../data/use-resource.ts";

export type EntitySuggestion = AnswerOf<Api["entities"]["list"]>["entries"][number];

/** Entities whose names or aliases complete what was typed, most used first. */
export function useEntities(
  text: string | null,
  types: readonly string[],
): { entries: readonly EntitySuggestion[]; isLoading: boolean; isSettled: boolean } {
  const { id: project } = useProject();
  const asked = useDebounced(text, 80);
  const key = asked === null ? null : `entities:${project}:${types.join(",")}:${asked}`;
  const { data, isLoading } = useResource(key, ["entity", "statement"], () =>
    client.entities.list({
      params: { project },
      query: { limit: 12, ...(asked === null || asked === "" ? {} : { text: asked }), ...(types.length === 0 ? {} : { types: [...types] }) },
    }),
  );
  return { entries: data?.entries ?? [], isLoading, isSettled: asked === text && !isLoading };
}

/** Gives the function that makes a new entity at once; its id. */
export function useCreateEntity(): (type: EntityType, name: string) => EntityRecord {
  const commit = useCommit();
  return (type, name) => {
    const record: EntityRecord = {
      id: makeRecordId("e"),
      key: entityId(type, name),
      type,
      name,
      aliases: [],
      iso3: null,
      country: null,
      actsFor: null,
      parent: null,
      wikidata: null,
      color: null,
      attributes: [],
      rules: [],
      note: "",
      mergedInto: null,
    };
    commit({
      action: "create",
      summary: `New ${type} “${name}”`,
      changes: [change("entity", { id: record.id, expected: null, before: null, after: record })],
    });
    return record;
  };
}
