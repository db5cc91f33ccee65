import type { MergeSuggestion } from "@rapporteur/app/analysis/figures";
import { Button } from "../../parts/button.tsx";
import { text } from "./strings.ts";
import type { Decision } from "./use-decisions.ts";

export interface Actions {
  /** As it would be merged now; null where nothing is left. */
  readonly pair: Pick<MergeSuggestion, "into" | "from"> | null;
  readonly mayDecide: boolean;
  readonly decide: (decision: Decision) => void;
  readonly turn: () => void;
  readonly move: (step: number) => void;
  readonly undo: () => void;
}

/** Each decision as a button, with the key that does the same. Where nothing is left only undo stays. */
export function ActionBar({ actions, pair }: { readonly actions: Actions; readonly pair: Actions["pair"] }) {
  const { decide, turn, move, undo, mayDecide } = actions;
  return (
    <div className="concepts-actions" role="group" aria-label={text.actionsLabel}>
      {pair === null ? null : (
        <>
          <Button
            look="primary"
            keyHint="m"
            disabled={!mayDecide}
            title={text.help.merge(pair.from.name, pair.into.name)}
            onClick={() => decide("merge")}
          >
            {text.actions.merge}
          </Button>
          <Button keyHint="x" disabled={!mayDecide} title={text.help.apart} onClick={() => decide("apart")}>
            {text.actions.apart}
          </Button>
          <Button keyHint="n" disabled={!mayDecide} title={text.help.below(pair.from.name, pair.into.name)} onClick={() => decide("below")}>
            {text.actions.below}
          </Button>
          <Button keyHint="s" title={text.help.turn} onClick={turn}>
            {text.actions.turn}
          </Button>
          <Button look="quiet" keyHint="j" onClick={() => move(1)}>
            {text.actions.skip}
          </Button>
          <Button look="quiet" keyHint="k" onClick={() => move(-1)}>
            {text.actions.back}
          </Button>
        </>
      )}
      <Button look="quiet" keyHint="u" disabled={!mayDecide} onClick={undo}>
        {text.actions.undo}
      </Button>
      {mayDecide ? null : <span className="note">{text.editorsOnly}</span>}
    </div>
  );
}
