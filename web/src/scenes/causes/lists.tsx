import { useMemo } from "react";
import { DataTable, type DataColumn } from "../../parts/data-table.tsx";
import { Figure, PlainTable, type FigureTable } from "../../parts/figure.tsx";
import { saveCsv } from "../../figures/export-picture.ts";
import type { CausesAnswer, LinkView, LoopView } from "@rapporteur/app/analysis/figures";
import { linkWords } from "./link-details.tsx";
import { text } from "./strings.ts";

interface ListProps {
  readonly answer: CausesAnswer;
  readonly nameOf: (key: string | null) => string;
  readonly isChosen: (link: LinkView) => boolean;
  readonly onChoose: (link: LinkView) => void;
}

const voices = ({ plus, minus, unsigned }: LinkView): number => plus.length + minus.length + unsigned.length;
export const linkKey = ({ cause, effect }: Pick<LinkView, "cause" | "effect">): string => `${cause}\u0000${effect}`;

/** Every link in words, those most claim first; then those that are only denied. */
export function LinkList({ answer, nameOf, isChosen, onChoose }: ListProps) {
  const rows = useMemo(() => [...answer.links.toSorted((a, b) => voices(b) - voices(a)), ...answer.deniedOnly], [answer]);
  const columns: DataColumn<LinkView>[] = [
    { key: "cause", title: text.columns.cause, width: "minmax(8rem, 2fr)", render: ({ cause }) => nameOf(cause) },
    { key: "sign", title: text.columns.sign, width: "4rem", render: ({ sign }) => text.signs[String(sign)] },
    { key: "effect", title: text.columns.effect, width: "minmax(8rem, 2fr)", render: ({ effect }) => nameOf(effect) },
    { key: "claims", title: text.columns.claims, width: "5rem", align: "right", render: voices },
    { key: "denied", title: text.columns.denied, width: "5rem", align: "right", render: ({ denied }) => denied.length },
  ];
  return (
    <DataTable
      className="figures-list"
      label={text.linksLabel}
      columns={columns}
      count={rows.length}
      rowAt={(at) => rows[at] ?? null}
      keyOf={linkKey}
      onOpen={onChoose}
      isSelected={isChosen}
      minWidth="34rem"
    />
  );
}

interface LoopListProps {
  readonly answer: CausesAnswer;
  readonly nameOf: (key: string | null) => string;
  readonly onShow: (loop: LoopView) => void;
  readonly onChoose: (link: LinkView) => void;
}

/** The feedback loops with their polarity, each link leading to its words; and the concepts that most links meet in. */
export function LoopList({ answer, nameOf, onShow, onChoose }: LoopListProps) {
  const table = centralTable(answer, nameOf);
  return (
    <div className="stack">
      <h3>{text.loopsTitle}</h3>
      <p className="note">{text.loopsText}</p>
      {answer.loops.length === 0 ? <p className="soft">{text.noLoops}</p> : null}
      <ol className="causes-loops">
        {answer.loops.map((loop) => (
          <li key={loop.concepts.join(" ")}>
            <strong>{text.polarity[loop.polarity]}</strong>
            <ul>
              {loop.links.map((link) => (
                <li key={linkKey(link)}>
                  <button type="button" className="button button-quiet" onClick={() => onChoose(link)}>
                    {linkWords(link, nameOf)}
                  </button>
                </li>
              ))}
            </ul>
            <button type="button" className="button" onClick={() => onShow(loop)}>
              {text.showLoop}
            </button>
          </li>
        ))}
      </ol>
      <Figure title={text.central} description={text.centralText} exports={[{ label: "CSV", run: () => saveCsv(table, text.central) }]}>
        <PlainTable title={text.central} table={table} />
      </Figure>
    </div>
  );
}

function centralTable({ concepts }: CausesAnswer, nameOf: (key: string | null) => string): FigureTable {
  return {
    columns: text.centralColumns.map((title, at) => ({ title, align: at > 1 ? ("right" as const) : ("left" as const) })),
    rows: concepts.map(({ concept, role, outCount, inCount, centrality }) => [
      nameOf(concept),
      text.roles[role] ?? role,
      outCount,
      inCount,
      centrality,
    ]),
  };
}
