import { useCallback } from "react";
import { type EntityType, entityTypes } from "@rapporteur/core/model";
import { client } from "../../../data/client.ts";
import { useProject } from "../../../data/live-project.tsx";
import { usePages } from "../../../data/use-pages.ts";
import { useDebounced } from "../../../hooks/use-debounced.ts";
import { choiceQuery, textQuery, useQueryState } from "../../../hooks/use-query-state.ts";
import { Button } from "../../../parts/button.tsx";
import { TextField } from "../../../parts/field.tsx";
import { Select } from "../../../parts/select.tsx";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { strings } from "../../../strings/strings.ts";
import { ConceptEditor } from "./concept-editor.tsx";
import { LockNote } from "../lock-note.tsx";
import { text } from "../strings.ts";

const words = textQuery();
const typeQuery = choiceQuery(["", ...entityTypes], "concept");

/** Concepts and actors: what is part of what, and the words they are found by. */
export function Concepts() {
  const [asked, setAsked] = useQueryState("q", words);
  const [type, setType] = useQueryState("kind", typeQuery);
  const [chosen, setChosen] = useQueryState("concept", words);
  const choose = useCallback((id: string) => setChosen(id, { isStep: true }), [setChosen]);
  return (
    <>
      <p className="soft">{text.concepts.lead}</p>
      <LockNote role="editor" />
      <div className="settings-halves settings-concepts">
        <div className="stack">
          <TextField label={text.concepts.search} type="search" value={asked} onChange={setAsked} />
          <Select
            label={text.concepts.type}
            value={type}
            options={[
              { value: "", label: text.concepts.any },
              ...entityTypes.map((value) => ({ value, label: strings.entityTypes[value] ?? value })),
            ]}
            onChange={(value) => setType(["", ...entityTypes].find((one): one is EntityType | "" => one === value) ?? "concept")}
          />
          <EntityList words={asked} type={type} chosen={chosen} onChoose={choose} />
        </div>
        {chosen === "" ? <p className="soft">{text.concepts.choose}</p> : <ConceptEditor key={chosen} id={chosen} onChoose={choose} />}
      </div>
    </>
  );
}

interface EntityListProps {
  readonly words: string;
  readonly type: string;
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function EntityList({ words: asked, type, chosen, onChoose }: EntityListProps) {
  const { id: project } = useProject();
  const wanted = useDebounced(asked, 120);
  const query = { limit: 100, ...(wanted === "" ? {} : { text: wanted }), ...(type === "" ? {} : { types: [type] }) };
  const list = usePages(`${project}:${JSON.stringify(query)}`, ["entity", "statement"], (cursor) =>
    client.entities.list({ params: { project }, query: cursor === undefined ? query : { ...query, cursor } }),
  );
  if (list.error !== null && list.entries.length === 0) return <ErrorState error={list.error} onRetry={list.reload} />;
  if (list.isFirst) return <Loading />;
  if (list.entries.length === 0) return <p className="note">{text.concepts.nothing}</p>;
  return (
    <>
      <ul className="settings-list">
        {list.entries.map(({ record, uses }) => (
          <li key={record.id}>
            <button
              type="button"
              className="settings-entry"
              aria-current={record.id === chosen ? true : undefined}
              onClick={() => onChoose(record.id)}
            >
              <span>{record.name}</span>
              <span className="note figure-number">{text.concepts.uses(uses)}</span>
            </button>
          </li>
        ))}
      </ul>
      {list.hasMore ? <Button onClick={list.more}>{text.concepts.more}</Button> : null}
    </>
  );
}
