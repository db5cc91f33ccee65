import type { PositionLine } from "@rapporteur/app/analysis/figures";
import { formatDay } from "../../hooks/format.ts";
import type { PageContext } from "./page-context.ts";
import { Quote } from "./position-table.tsx";
import { text } from "./strings.ts";

/** Where a position turned round: what was said before and after, in both quotes. */
export function Changes({ lines, context: { role, nameOf } }: { readonly lines: readonly PositionLine[]; readonly context: PageContext }) {
  const turns = lines.flatMap((line) => line.changes.map((change) => ({ line, change })));
  if (turns.length === 0) return null;
  turns.sort((a, b) => (a.change.day < b.change.day ? 1 : -1));
  return (
    <section className="experts-part">
      <h2>{text.changes}</h2>
      {turns.map(({ line, change: { day, before, after } }) => (
        <article key={after.id + before.id} className="experts-change">
          <h3>{headingOf(line, { day, after: after.id, name: nameOf(role === "speaker" ? line.concept : line.speaker) })}</h3>
          <div className="experts-sides">
            <div>
              <h4>{text.before}</h4>
              <Quote row={before} />
            </div>
            <div>
              <h4>{text.after}</h4>
              <Quote row={after} />
            </div>
          </div>
        </article>
      ))}
    </section>
  );
}

function headingOf({ days }: PositionLine, turn: { readonly day: string; readonly after: string; readonly name: string }): string {
  const isFor = days.some(({ stance, ids }) => stance === "for" && ids.includes(turn.after));
  const [from, to] = isFor ? [text.stances.against, text.stances.for] : [text.stances.for, text.stances.against];
  return text.changeOn(turn.name, from, to, formatDay(turn.day));
}
