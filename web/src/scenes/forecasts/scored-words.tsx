import { useMemo } from "react";
import type { ForecastEntry, ForecastsAnswer, ScoredEntry } from "@rapporteur/app/analysis/figures";
import { EvidenceItem } from "../../figures/evidence-list.tsx";
import { formatPercent } from "../../hooks/format.ts";
import { text } from "./strings.ts";

export interface ScoredGroup {
  /** As it stands in the address. */
  readonly key: string;
  readonly label: string;
  readonly has: (entry: ScoredEntry) => boolean;
}

interface ScoredWordsProps {
  readonly answer: ForecastsAnswer;
  /** One for each mark of the chart above. */
  readonly groups: readonly ScoredGroup[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
  readonly nameOf: (key: string | null) => string;
}

/** Below a chart: a button for each of its marks, and the forecasts behind the one that is chosen, with their words and what became of them. */
export function ScoredWords({ answer, groups, chosen, onChoose, nameOf }: ScoredWordsProps) {
  const entryOf = useMemo(() => new Map(answer.forecasts.map((entry) => [entry.id, entry])), [answer]);
  const group = groups.find(({ key }) => key === chosen);
  const shown = answer.scored.flatMap((scored): [ScoredEntry, ForecastEntry][] => {
    const entry = entryOf.get(scored.statement);
    return entry === undefined || group?.has(scored) !== true ? [] : [[scored, entry]];
  });
  return (
    <section className="stack" aria-label={text.wordsBehind}>
      <div className="row">
        <span className="note">{text.wordsBehind}:</span>
        {groups.map(({ key, label }) => (
          <button key={key} type="button" className="scope-chip" aria-pressed={key === chosen} onClick={() => onChoose(key === chosen ? "" : key)}>
            {label}
          </button>
        ))}
      </div>
      {group === undefined ? null : (
        <ol className="evidence">
          {shown.map(([{ chance, outcome }, entry]) => (
            <li key={entry.id}>
              <p className="small">
                <strong>{outcome === 1 ? text.cameTrue : text.didNot}</strong> {text.statedChance(formatPercent(chance))}
              </p>
              <EvidenceItem row={entry} nameOf={nameOf} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
