import { useCallback, useMemo } from "react";
import { ShareFigure } from "../../figures/share/share-figure.tsx";
import { HeatMap } from "../../figures/heat-map.tsx";
import { saveCsv } from "../../figures/export-picture.ts";
import { useBasis } from "../../figures/use-basis.ts";
import { Figure } from "../../parts/figure.tsx";
import { Select } from "../../parts/select.tsx";
import { ErrorState, Loading } from "../../parts/states.tsx";
import type { ActorsRequest, RowBasis } from "@rapporteur/app/analysis/figures";
import { useEngine } from "../../worker/use-engine.ts";
import { text } from "./strings.ts";

type Measure = keyof typeof text.measures;
const measures = ["scottPi", "cohenKappa", "signorinoRitterS"] as const satisfies readonly Measure[];
const mostShown = 30;

interface AlignmentViewProps {
  readonly request: ActorsRequest;
  readonly measure: Measure;
  readonly basis: RowBasis;
  readonly pair: readonly string[];
  readonly nameOf: (key: string | null) => string;
  readonly onMeasure: (measure: Measure) => void;
  readonly onPair: (pair: readonly string[]) => void;
}

/** On fewer common acts than this a figure says nothing. */
const fewestActs = 3;

/** How alike actors behave towards third ones, as a heat map; a cell leads to the pair. */
export function AlignmentView({ request, measure, basis, pair, nameOf, onMeasure, onPair }: AlignmentViewProps) {
  const { data, error, reload } = useEngine("alignment", { ...request, measure, most: mostShown });
  const figures = useBasis(basis, "relation");
  const valueAt = useCallback((row: number, column: number) => data?.values[row * data.actors.length + column] ?? null, [data]);
  const isFewAt = useCallback((row: number, column: number) => (data?.commonActs[row * data.actors.length + column] ?? 0) < fewestActs, [data]);
  const table = useMemo(() => {
    const actors = data?.actors ?? [];
    return {
      columns: [{ title: "" }, ...actors.map((actor) => ({ title: nameOf(actor), align: "right" as const }))],
      rows: actors.map((actor, row) => [nameOf(actor), ...actors.map((_, column) => valueAt(row, column))]),
    };
  }, [data, nameOf, valueAt]);
  if (error !== null) return <ErrorState error={error} onRetry={reload} />;
  if (data === null) return <Loading />;
  const { name, formula } = text.measures[measure];
  const chosen = [data.actors.indexOf(pair[0] ?? ""), data.actors.indexOf(pair[1] ?? "")] as const;
  return (
    <Figure
      title={text.alignmentTitle}
      description={text.alignmentText(name, formula)}
      table={table}
      basis={figures}
      actions={
        <ShareFigure look="quiet" title={text.alignmentTitle} says={text.alignmentText(name, formula)} picture={() => null} table={() => table} />
      }
      exports={[{ label: "CSV", run: () => saveCsv(table, text.alignmentTitle) }]}
    >
      <Select
        className="actors-measure"
        label={text.measure}
        value={measure}
        options={measures.map((value) => ({ value, label: text.measures[value].name }))}
        onChange={(value) => onMeasure(measures.find((one) => one === value) ?? "scottPi")}
      />
      {data.actorCount > data.actors.length ? <p className="note">{text.alignmentCut(data.actors.length, data.actorCount)}</p> : null}
      <p className="note">{text.fewActs(fewestActs)}</p>
      <HeatMap
        label={text.alignmentTitle}
        rows={data.actors}
        columns={data.actors}
        nameOf={nameOf}
        valueAt={valueAt}
        isFewAt={isFewAt}
        fewLabel={text.fewActsLabel}
        chosen={chosen[0] < 0 || chosen[1] < 0 ? null : chosen}
        onChoose={(row, column) => onPair([data.actors[row] ?? "", data.actors[column] ?? ""])}
      />
    </Figure>
  );
}
