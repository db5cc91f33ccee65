import { saveCsv } from "../../figures/export-picture.ts";
import { useBasis } from "../../figures/use-basis.ts";
import { formatNumber } from "../../hooks/format.ts";
import { Figure, PlainTable, type FigureTable } from "../../parts/figure.tsx";
import type { ActorsAnswer } from "../../worker/actor-types.ts";
import { text } from "./strings.ts";

type Balance = NonNullable<ActorsAnswer["balance"]>;

interface BalanceViewProps {
  readonly answer: ActorsAnswer;
  readonly nameOf: (key: string | null) => string;
  readonly onPair: (pair: readonly string[]) => void;
}

/** Balance by every measure at once, each with its formula and whether the figure is exact. */
export function BalanceView({ answer, nameOf, onPair }: BalanceViewProps) {
  const basis = useBasis(answer.basis, "relation");
  const { balance } = answer;
  if (balance === null || balance.edgeCount === 0) return <p className="soft">{text.noEdge}</p>;
  const table = balanceTable(balance);
  const { sides, edges } = balance.frustration;
  return (
    <Figure
      title={text.balanceTitle}
      description={`${text.balanceText} ${text.rule}: ${text.rules[balance.rule === "given" ? "sum-of-values" : balance.rule]}.`}
      basis={basis}
      exports={[{ label: "CSV", run: () => saveCsv(table, text.balanceTitle) }]}
    >
      <PlainTable title={text.balanceTitle} table={table} />
      <h3>{text.sides}</h3>
      <ul>
        {sides.map((side, at) => (
          <li key={at}>
            {text.side(at + 1)}: {side.map((actor) => nameOf(actor)).join(", ")}
          </li>
        ))}
      </ul>
      {edges.length === 0 ? null : (
        <>
          <h3>{text.against}</h3>
          <ul>
            {edges.map(({ source, target, sign }) => (
              <li key={`${source} ${target}`}>
                <button type="button" className="button button-quiet" onClick={() => onPair([source, target])}>
                  {text.between(nameOf(source), nameOf(target))} ({text.tieSign(sign)})
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </Figure>
  );
}

function balanceTable({ edgeCount, negativeCount, unsignedPairs, triangles, walkBalance, frustration }: Balance): FigureTable {
  const { counts, balancedShare } = triangles;
  const { upper, lower, isExact, normalised, method } = frustration;
  const number = (value: number | null): string => (value === null ? text.notDefined : formatNumber(value));
  const sure = isExact ? `${text.proved} (${method})` : `${text.bounds(lower, upper)} (${method})`;
  return {
    columns: text.balanceColumns.map((title, at) => ({ title, align: at === 1 ? ("right" as const) : ("left" as const) })),
    rows: [
      [text.edges, `${edgeCount}, ${negativeCount}`, text.exactFigure, ""],
      [text.unsigned, unsignedPairs, text.exactFigure, ""],
      [text.triangles, `${counts["+++"]}, ${counts["++-"]}, ${counts["+--"]}, ${counts["---"]}`, text.exactFigure, ""],
      [text.balancedShare, number(balancedShare), text.exactFigure, "(+++ and +−−) / all"],
      [text.walk, number(walkBalance), text.exactFigure, text.walkFormula],
      [text.frustration, isExact ? upper : `${lower} – ${upper}`, sure, text.frustrationFormula],
      [text.normalised, number(normalised), isExact ? text.proved : sure, text.normalisedFormula],
    ],
  };
}
