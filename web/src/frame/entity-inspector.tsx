import { useCallback } from "react";
import { Link } from "wouter";
import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "../data/client.ts";
import { useProject } from "../data/live-project.tsx";
import { useEntityRecord } from "../data/use-entity-record.ts";
import { useResource } from "../data/use-resource.ts";
import { profileHref, roleOfType } from "../hooks/profile-href.ts";
import { useEntityQuery } from "../hooks/use-entity-query.ts";
import { Inspector } from "../parts/inspector.tsx";
import { ErrorState, Loading } from "../parts/states.tsx";
import { strings } from "../strings/strings.ts";

/** The entity that the address names (`?entity=`), on any screen: what is known of it and where it stands. */
export function EntityInspector() {
  const [id, open] = useEntityQuery();
  const close = useCallback(() => open(""), [open]);
  return id === "" ? null : <EntityDetails key={id} id={id} onClose={close} onOpen={open} />;
}

interface DetailsProps {
  readonly id: string;
  readonly onClose: () => void;
  readonly onOpen: (id: string) => void;
}

function EntityDetails({ id, onClose, onOpen }: DetailsProps) {
  const { id: project } = useProject();
  const entity = useEntityRecord(id);
  const places = useResource(`entity-places:${project}:${id}`, ["statement", "document"], () =>
    client.entities.history({ params: { project, id }, query: { limit: 100 } }),
  );
  const record = entity.data;
  return (
    <Inspector title={record?.name ?? strings.parts.loading} onClose={onClose}>
      {entity.error === null ? null : <ErrorState error={entity.error} onRetry={entity.reload} />}
      {record === null ? null : <Facts record={record} onOpen={onOpen} />}
      <h3>{strings.entity.where}</h3>
      {places.data === null ? <Loading /> : null}
      {places.data?.entries.length === 0 ? <p className="soft">{strings.entity.nowhere}</p> : null}
      <ul>
        {places.data?.entries.map((place) => (
          <li key={place.documentId}>
            <Link href={`/read/${place.documentId}?entity=${id}`}>{place.title}</Link>
            <div className="note">{strings.entity.counts(place.mentions, place.statements)}</div>
          </li>
        ))}
      </ul>
    </Inspector>
  );
}

function Facts({ record, onOpen }: { readonly record: EntityRecord; readonly onOpen: (id: string) => void }) {
  return (
    <div className="stack small">
      <span className="soft">{strings.entityTypes[record.type] ?? record.type}</span>
      <Link href={profileHref(roleOfType(record.type), [record.key])}>{strings.entity.page}</Link>
      {record.aliases.length === 0 ? null : (
        <span>
          <span className="soft">{strings.entity.aliases}:</span> {record.aliases.join(", ")}
        </span>
      )}
      <Other label={strings.entity.actsFor} id={record.actsFor} onOpen={onOpen} />
      <Other label={strings.entity.country} id={record.country} onOpen={onOpen} />
      <Other label={strings.entity.parent} id={record.parent} onOpen={onOpen} />
      {record.note === "" ? null : <span>{record.note}</span>}
    </div>
  );
}

function Other({ label, id, onOpen }: { readonly label: string; readonly id: string | null; readonly onOpen: (id: string) => void }) {
  const { data } = useEntityRecord(id);
  if (id === null || data === null) return null;
  return (
    <span>
      <span className="soft">{label}:</span>{" "}
      <button type="button" className="button button-quiet" onClick={() => onOpen(id)}>
        {data.name}
      </button>
    </span>
  );
}
