import type { QueueCount, ReviewQueueAnswer } from "@rapporteur/app/analysis/figures";
import { useProject } from "../../data/live-project.tsx";
import { useScope } from "../../figures/scope/use-scope.ts";
import { useTypes } from "../read/use-types.ts";
import { text } from "./strings.ts";

interface NarrowListProps {
  readonly answer: ReviewQueueAnswer;
  readonly nameOf: (key: string | null) => string;
}

/** How far each type and each expert has come; a press leaves only that in the queue. */
export function NarrowList({ answer: { types, speakers }, nameOf }: NarrowListProps) {
  const { id: project } = useProject();
  const known = useTypes(project);
  const { query, change } = useScope();
  const toggle = (values: readonly string[], value: string): string[] => (values.includes(value) ? [] : [value]);
  return (
    <nav className="review-narrow" aria-label={text.narrow}>
      <Counts
        title={text.types}
        counts={types}
        chosen={query.types}
        nameOf={(value) => known.get(value)?.label ?? value}
        onToggle={(value) => change({ types: toggle(query.types, value) })}
      />
      <Counts
        title={text.speakers}
        counts={speakers}
        chosen={query.by}
        nameOf={(value) => (value === "" ? text.noSpeaker : nameOf(value))}
        onToggle={(value) => change({ by: toggle(query.by, value) })}
      />
    </nav>
  );
}

interface CountsProps {
  readonly title: string;
  readonly counts: readonly QueueCount[];
  readonly chosen: readonly string[];
  readonly nameOf: (value: string) => string;
  readonly onToggle: (value: string) => void;
}

function Counts({ title, counts, chosen, nameOf, onToggle }: CountsProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {counts.map(({ value, open, reviewed }) => (
          <li key={value}>
            <button type="button" aria-pressed={chosen.includes(value)} title={text.only(nameOf(value))} onClick={() => onToggle(value)}>
              <span>{nameOf(value)}</span>
              <span className="note figure-number">{text.left(open, reviewed)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
