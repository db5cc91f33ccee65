import type { Profile } from "@rapporteur/app/analysis/figures";
import { text } from "./strings.ts";

/** How many statements each month has, as bars from the first to the last one. */
export function MonthBars({ months }: { readonly months: Profile["months"] }) {
  const most = Math.max(0, ...months.map(({ statements }) => statements));
  const [first, last] = [months[0]?.month, months.at(-1)?.month];
  if (first === undefined || months.length < 2) return null;
  const words = months.filter(({ statements }) => statements > 0).map(({ month, statements }) => text.month(month, statements));
  return (
    <section className="experts-part">
      <h2>{text.months}</h2>
      <svg className="experts-months" viewBox={`0 0 ${months.length} 10`} preserveAspectRatio="none" role="img" aria-label={words.join("; ")}>
        {months.map(({ month, statements }, at) => (
          <rect key={month} x={at + 0.1} width={0.8} y={10 - (statements / most) * 10} height={(statements / most) * 10}>
            <title>{text.month(month, statements)}</title>
          </rect>
        ))}
      </svg>
      <p className="experts-axis note">
        <span>{first}</span>
        <span>{text.mostInMonth(most)}</span>
        <span>{last}</span>
      </p>
    </section>
  );
}
