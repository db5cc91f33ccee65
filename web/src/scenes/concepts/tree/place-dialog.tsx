import { useMemo } from "react";
import { useScope } from "../../../figures/scope/use-scope.ts";
import { useOverview } from "../../../figures/use-overview.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { ErrorState, Loading } from "../../../parts/states.tsx";
import { useEngine } from "../../../worker/use-engine.ts";
import { Effect } from "../pair-view.tsx";
import { text } from "../strings.ts";
import type { Decision, Pair } from "../use-decisions.ts";
import type { NamedEntry } from "./use-kind.ts";

interface PlaceDialogProps {
  readonly from: NamedEntry;
  readonly onto: NamedEntry;
  readonly drafts: boolean;
  /** The place is below the one that is moved. */
  readonly isCircle: boolean;
  readonly decide: (decision: Decision, pair: Pair) => Promise<boolean>;
  readonly onClose: () => void;
}

/** What becomes of one concept that was put on another: its child, or one with it. Each with what it changes. */
export function PlaceDialog({ from, onto, drafts, isCircle, decide, onClose }: PlaceDialogProps) {
  const { scope } = useScope();
  const { nameOf } = useOverview();
  const request = useMemo(() => ({ scope, countsDrafts: drafts, into: onto.key, from: from.key }), [scope, drafts, onto.key, from.key]);
  const { data, error } = useEngine("mergeEffect", request);
  const take = (decision: "below" | "merge") => (): void => {
    onClose();
    void decide(decision, { from, into: onto });
  };
  return (
    <Dialog title={text.tree.ask(from.name)} onClose={onClose} isWide>
      <section className="concepts-choice">
        <h3>{text.tree.below(onto.name)}</h3>
        <p>{isCircle ? text.tree.circle(onto.name, from.name) : text.tree.belowEffect(from.name, onto.name, from.uses)}</p>
        <div>
          <Button look="primary" disabled={isCircle} data-autofocus={isCircle ? undefined : ""} onClick={take("below")}>
            {text.tree.belowDo}
          </Button>
        </div>
      </section>
      <section className="concepts-choice">
        <h3>{text.tree.merge(onto.name)}</h3>
        <p>{text.tree.mergeEffect(from.name, onto.name, from.uses)}</p>
        {error === null ? null : <ErrorState error={error} />}
        {data === null ? error === null ? <Loading what={text.effectWorking} /> : null : <Effect effect={data} nameOf={nameOf} />}
        <div>
          <Button onClick={take("merge")}>{text.tree.mergeDo}</Button>
        </div>
      </section>
      <p className="note">{text.tree.undoNote}</p>
    </Dialog>
  );
}
