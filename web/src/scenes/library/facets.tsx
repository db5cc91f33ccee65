import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../parts/button.tsx";
import { Check, TextField } from "../../parts/field.tsx";
import { reviewChoices, type LibraryFilters, type ListFilter } from "./filters.ts";
import { text } from "./strings.ts";

const listNames: readonly ListFilter[] = ["tags", "publishers", "contributors"];
const mostShown = 12;

/** What the documents have in common, to narrow the list by. */
export function Facets({ filters }: { readonly filters: LibraryFilters }) {
  const { id: project } = useProject();
  const key = `document-facets:${project}:${JSON.stringify(filters.filter)}`;
  const { data } = useResource(key, ["document", "statement"], () => client.documents.facets({ params: { project }, query: filters.filter }));
  return (
    <div className="library-facets">
      <fieldset>
        <legend>{text.facets.review}</legend>
        {(data?.["review"] ?? []).map(({ value, count }) => (
          <Check
            key={value}
            label={<Counted label={text.reviews[value] ?? value} count={count} />}
            checked={filters.reviewed === value}
            onChange={(isChosen) => filters.setReviewed(isChosen ? (reviewChoices.find((choice) => choice === value) ?? "") : "", { isStep: true })}
          />
        ))}
      </fieldset>
      {listNames.map((name) => {
        const values = data?.[name] ?? [];
        const chosen = filters.lists[name];
        if (values.length === 0) return null;
        return (
          <fieldset key={name}>
            <legend>{text.facets[name]}</legend>
            {values.slice(0, mostShown).map(({ value, label, count }) => (
              <Check
                key={value}
                label={<Counted label={label} count={count} />}
                checked={chosen.includes(value)}
                onChange={() => filters.toggle(name, value)}
              />
            ))}
          </fieldset>
        );
      })}
      <div className="library-dates">
        <TextField label={text.from} type="date" value={filters.from} onChange={filters.setFrom} />
        <TextField label={text.to} type="date" value={filters.to} onChange={filters.setTo} />
      </div>
      {filters.isFiltered ? <Button onClick={filters.clear}>{text.clearFilters}</Button> : null}
    </div>
  );
}

function Counted({ label, count }: { readonly label: string; readonly count: number }) {
  return (
    <>
      {label} <span className="note figure-number">{count}</span>
    </>
  );
}
