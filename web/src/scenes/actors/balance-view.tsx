import { saveCsv } from "../../figures/export-picture.ts";
import { ShareFigure } from "../../figures/share/share-figure.tsx";
import { useBasis } from "../../figures/use-basis.ts";
import { formatNumber, formatPercent } from "../../hooks/format.ts";
import { Figure, PlainTable, type FigureTable } from "../../parts/figure.tsx";
import type { ActorBalanceAnswer, ActorsAnswer } from "@rapporteur/app/analysis/figures";
import { text } from "./strings.ts";

type Balance = NonNullable<ActorBalanceAnswer["balance"]>;

interface BalanceViewProps {
  readonly answer: ActorsAnswer;
  readonly balanced: ActorBalanceAnswer;
  readonly nameOf: (key: string | null) => string;
  readonly onPair: (pair: readonly string[]) => void;
}

/** Balance by every measure at once, each with its formula and whether the figure is exact. */
export function BalanceView({ answer, balanced, nameOf, onPair }: BalanceViewProps) {
  const basis = useBasis(answer.basis, "relation");
  const { balance } = balanced;
  if (balance === null || balance.edgeCount === 0) return <p className="soft">{text.noEdge}</p>;
  const table = balanceTable(balance, answer.basis.statements);
  const { edges } = balance.frustration;
  const { statements, unreviewedShare } = answer.basis;
  return (
    <Figure
      title={text.balanceTitle}
      description={`${text.balanceText} ${text.rule}: ${text.rules[balance.rule === "given" ? "sum-of-values" : balance.rule]}.`}
      basis={basis}
      actions={
        <ShareFigure look="quiet" title={text.balanceTitle} says={text.balanceMeans(balance.edgeCount)} picture={() => null} table={() => table} />
      }
      exports={[{ label: "CSV", run: () => saveCsv(table, text.balanceTitle) }]}
    >
      <PlainTable title={text.balanceTitle} table={table} />
      <p className="note">{text.exactFor(statements, unreviewedShare === null ? null : formatPercent(unreviewedShare))}</p>
      <p className="note">{text.balanceMeans(balance.edgeCount)}</p>
      <Sides answer={answer} camps={balanced.camps} nameOf={nameOf} />
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

type SidesProps = Pick<BalanceViewProps, "answer" | "nameOf"> & Pick<ActorBalanceAnswer, "camps">;

function Sides({ answer, camps, nameOf }: SidesProps) {
  const named = (actors: readonly string[]): string => actors.map((actor) => nameOf(actor)).join(", ");
  const placed = new Set(camps.flatMap(({ sides }) => sides.flat()));
  const unplaced = answer.actors.map(({ key }) => key).filter((key) => !placed.has(key));
  return (
    <>
      <h3>{text.sides}</h3>
      {camps.length > 1 ? <p className="note">{text.sidesText}</p> : null}
      <ul>
        {camps.map(({ sides, either }, at) => {
          const [one, other] = sides[0].length >= sides[1].length ? sides : [sides[1], sides[0]];
          return (
            <li key={one.join(" ")}>
              {camps.length > 1 ? `${text.part(at + 1)}: ` : ""}
              {other.length === 0 ? text.oneSide(named(one)) : text.twoSides(named(one), named(other))}.
              {either.length === 0 ? null : <span className="note"> {text.either(named(either))}.</span>}
            </li>
          );
        })}
      </ul>
      {unplaced.length === 0 ? null : <p className="note">{text.unplaced(named(unplaced))}.</p>}
    </>
  );
}

function balanceTable(balance: Balance, statements: number): FigureTable {
  const { edgeCount, negativeCount, unsignedPairs, triangles, walkBalance, frustration } = balance;
  const { counts, balancedShare } = triangles;
  const { upper, lower, isExact, normalised, method } = frustration;
  const number = (value: number | null): string => (value === null ? text.notDefined : formatNumber(value));
  const sure = isExact ? `${text.proved(statements)} (${method})` : `${text.bounds(lower, upper)} (${method})`;
  return {
    columns: text.balanceColumns.map((title, at) => ({ title, align: at === 1 ? ("right" as const) : ("left" as const) })),
    rows: [
      [text.edges, `${edgeCount}, ${negativeCount}`, text.exactFigure, ""],
      [text.unsigned, unsignedPairs, text.exactFigure, ""],
      [text.triangles, `${counts["+++"]}, ${counts["++-"]}, ${counts["+--"]}, ${counts["---"]}`, text.exactFigure, ""],
      [text.balancedShare, number(balancedShare), text.exactFigure, text.balancedShareFormula],
      [text.walk, number(walkBalance), text.exactFigure, text.walkFormula],
      [text.frustration, isExact ? upper : `${lower} – ${upper}`, sure, text.frustrationFormula],
      [text.normalised, number(normalised), isExact ? text.proved(statements) : sure, text.normalisedFormula],
    ],
  };
}
