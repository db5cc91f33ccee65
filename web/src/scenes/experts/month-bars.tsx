import { Link } from "wouter";
import type { Profile } from "@rapporteur/app/analysis/figures";
import type { PageContext } from "./page-context.ts";
import { statementsSearch } from "./statements-search.ts";
import { text } from "./strings.ts";

/** More bars than these are too narrow for a number each: the highest one alone has it. */
const mostNumbered = 12;

/** How many statements each month has, from the first to the last one. Each bar leads to its statements; a month without any is a gap. */
export function MonthBars({ profile: { key, months }, context }: { readonly profile: Profile; readonly context: PageContext }) {
  const most = Math.max(0, ...months.map(({ statements }) => statements));
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || months.length < 2) return null;
  return (
    <section className="experts-part">
      <h2>{text.months}</h2>
      <ol className="experts-months">
        {months.map(({ month, statements }) => (
          <li key={month}>
            {statements === 0 ? null : (
              <Link
                className="experts-month"
                href={`/statements?${statementsSearch(key, context, month)}`}
                style={{ blockSize: `${(statements / most) * 100}%` }}
                aria-label={text.month(month, statements)}
                title={text.month(month, statements)}
              >
                {months.length <= mostNumbered || statements === most ? <span aria-hidden="true">{statements}</span> : null}
              </Link>
            )}
          </li>
        ))}
      </ol>
      <p className="experts-axis note">
        <span>{first}</span>
        <span>{last}</span>
      </p>
    </section>
  );
}
