import { text } from "../strings.ts";
import { useMatchCount } from "./use-match-count.ts";

/** Below a pattern that is being written: how often it is found, or what is wrong with it. */
export function MatchNote(props: { readonly pattern: string; readonly kind: "words" | "regex"; readonly isCaseSensitive: boolean }) {
  const { found, problem, isCounting } = useMatchCount(props);
  if (problem !== null) return <span className="field-error">{problem}</span>;
  if (isCounting) return <span className="field-help">{text.concepts.counting}…</span>;
  if (found === null) return null;
  return (
    <span className="field-help" role="status">
      {text.concepts.matches(found.count, found.isComplete, found.documents)}
    </span>
  );
}
