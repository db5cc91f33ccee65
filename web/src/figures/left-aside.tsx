import { figureText } from "./strings.ts";

interface LeftAsideProps {
  /** How many of each kind were left out, with the sentence that says so. */
  readonly told: readonly (readonly [count: number, say: (count: number) => string])[];
}

/** What a figure does not count, and why; nothing where it counts all. */
export function LeftAside({ told }: LeftAsideProps) {
  const shown = told.filter(([count]) => count > 0);
  if (shown.length === 0) return null;
  return (
    <details className="explain">
      <summary>{figureText.leftOut}</summary>
      <ul>
        {shown.map(([count, say]) => (
          <li key={say(count)}>{say(count)}</li>
        ))}
      </ul>
    </details>
  );
}
