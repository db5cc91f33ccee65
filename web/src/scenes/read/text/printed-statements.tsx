import { saidWords } from "../../../hooks/said-words.ts";
import { usePrinting } from "../../../hooks/use-printing.ts";
import type { Overlaid } from "../../../data/pending.ts";
import { summarize, type NameOf } from "../summary.ts";
import { text } from "../strings.ts";
import type { TypesByKey } from "../use-types.ts";

interface PrintedStatementsProps {
  /** In order of place. */
  readonly statements: readonly Overlaid<"statement">[];
  readonly types: TypesByKey;
  readonly nameOf: NameOf;
}

/** On paper there is no margin that scrolls along: what the cards say stands behind the text. */
export function PrintedStatements({ statements, types, nameOf }: PrintedStatementsProps) {
  const isPrinting = usePrinting();
  if (!isPrinting || statements.length === 0) return null;
  return (
    <section className="read-printed">
      <h2>{text.cards}</h2>
      <ol>
        {statements.map(({ record }) => {
          const type = types.get(record.type);
          return (
            <li key={record.id}>
              {type?.label ?? record.type}, {nameOf(record.speaker) ?? text.noSpeaker}: {summarize(record, type, nameOf)} ({text[record.review]}){" "}
              <span className="serif" dir="auto">
                “{saidWords(record.quote)}”
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
