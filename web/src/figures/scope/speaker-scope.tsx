import { Button } from "../../parts/button.tsx";
import { scopeText as text } from "./scope-strings.ts";
import { useScope } from "./use-scope.ts";

/** From a speaker: everything without them, or them alone. */
export function SpeakerScope({ speaker }: { readonly speaker: string }) {
  const { query, change } = useScope();
  const others = (values: readonly string[]): string[] => values.filter((one) => one !== speaker);
  return (
    <div className="row">
      <Button onClick={() => change({ by: [...others(query.by), speaker], without: others(query.without) })}>{text.onlySpeaker}</Button>
      <Button onClick={() => change({ without: [...others(query.without), speaker], by: others(query.by) })}>{text.withoutSpeaker}</Button>
    </div>
  );
}
