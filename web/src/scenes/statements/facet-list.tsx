import { useState } from "react";
import { Button } from "../../parts/button.tsx";
import { EntityField } from "../../parts/entity-field.tsx";
import { Check, TextField } from "../../parts/field.tsx";
import type { FacetValue } from "@rapporteur/app/analysis/figures";
import type { Labels } from "./labels.ts";
import { text } from "./strings.ts";
import type { ViewSettings } from "./view-settings.ts";

interface FacetListProps {
  readonly settings: ViewSettings;
  readonly facets: Readonly<Record<string, readonly FacetValue[]>>;
  readonly labels: Labels;
  readonly keyOf: (entityId: string) => string | null;
  readonly nameOf: (key: string | null) => string;
}

const shownAtFirst = 6;
const order = ["type", "review", "speaker", "document", "coder", "status"];

/** What the statements can be narrowed by, with how many each choice would leave. */
export function FacetList({ settings, facets, labels, keyOf, nameOf }: FacetListProps) {
  const { filter } = settings;
  const names = [...order.filter((name) => name in facets), ...Object.keys(facets).filter((name) => !order.includes(name))];
  return (
    <div className="statements-facets">
      <Check label={text.unseen} checked={filter.isUnseen} onChange={settings.setUnseen} />
      <Check label={text.withMemos} checked={settings.withMemos} onChange={settings.setWithMemos} />
      {names.map((name) => (
        <FacetGroup key={name} name={name} values={facets[name] ?? []} settings={settings} labels={labels} />
      ))}
      <EntityField
        label={text.entity}
        value={null}
        types={[]}
        canCreate={false}
        onChange={(entity) => {
          const key = entity === null ? null : keyOf(entity.id);
          if (key !== null && !filter.entities.includes(key)) settings.setEntities([...filter.entities, key]);
        }}
      />
      {filter.entities.map((key) => (
        <Check key={key} label={nameOf(key)} checked onChange={() => settings.setEntities(filter.entities.filter((one) => one !== key))} />
      ))}
      <div className="statements-dates">
        <TextField label={text.from} type="date" value={filter.from} onChange={settings.setFrom} />
        <TextField label={text.to} type="date" value={filter.to} onChange={settings.setTo} />
      </div>
      {settings.isFiltered ? <Button onClick={settings.clear}>{text.clear}</Button> : null}
    </div>
  );
}

interface GroupProps extends Pick<FacetListProps, "settings" | "labels"> {
  readonly name: string;
  readonly values: readonly FacetValue[];
}

function FacetGroup({ name, values, settings, labels }: GroupProps) {
  const [isWhole, setWhole] = useState(false);
  const chosen = settings.filter.chosen[name] ?? [];
  if (values.length === 0 || (values.length === 1 && chosen.length === 0 && name !== "type")) return null;
  const shown = isWhole ? values : values.filter(({ value }, at) => at < shownAtFirst || chosen.includes(value));
  return (
    <fieldset>
      <legend>{labels.columnName(name)}</legend>
      {shown.map(({ value, label, count }) => (
        <Check
          key={value}
          label={
            <>
              {label === value ? labels.valueName(name, value) : label} <span className="note figure-number">{count.toLocaleString("en")}</span>
            </>
          }
          checked={chosen.includes(value)}
          onChange={() => settings.toggle(name, value)}
        />
      ))}
      {values.length > shown.length ? (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {`+ ${values.length - shown.length}`}
        </Button>
      ) : null}
    </fieldset>
  );
}
