import type { Warning } from "@rapporteur/core/base";
import { compareSpans, type Span } from "@rapporteur/core/model";
import type { PageUnit } from "../page-unit.ts";

/** Less text than this, outside of all contributions, is what any page may have around them. */
const leastUnheld = 20_000;

/**
 * A warning where most of a long text is in no contribution: what it says is read, and nobody is named for it. One file that holds texts of several kinds is
 * read as one page, of one kind. Cost: O(units + taken × log taken).
 *
 * @param taken contributions, introduction, an interviewer's turns
 */
export function unheldText(units: readonly PageUnit[], taken: readonly Span[]): Warning[] {
  const spans = taken.toSorted(compareSpans);
  let [at, reached, held, unheld, longest] = [0, 0, 0, 0, 0];
  let [run, place]: [Span, Span] = [noSpan, noSpan];
  for (const unit of units) {
    if (unit.kind !== "paragraph" && unit.kind !== "quote" && unit.kind !== "item") continue;
    while ((spans[at]?.start ?? Infinity) < unit.end) reached = Math.max(reached, spans[at++]?.end ?? 0);
    if (reached > unit.start) {
      held += unit.plain.length;
      run = noSpan;
      continue;
    }
    unheld += unit.plain.length;
    run = { start: run === noSpan ? unit.start : run.start, end: unit.end };
    if (run.end - run.start > longest) [longest, place] = [run.end - run.start, run];
  }
  return unheld < leastUnheld || unheld <= held ? [] : [warningOf(place, unheld / (held + unheld))];
}

const noSpan: Span = { start: 0, end: 0 };

function warningOf({ start, end }: Span, share: number): Warning {
  const message = `${Math.round(share * 100)} % of the text is in no contribution, most of it here: nobody is named for what it says. If the file holds several texts, put each into a file of its own.`;
  return { code: "text-without-contribution", message, start, end };
}
