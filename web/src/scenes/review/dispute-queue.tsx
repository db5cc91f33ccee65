import type { TypeRecord } from "@rapporteur/app/records";
import { useUndo } from "../../frame/undo.ts";
import { useQueue } from "../../hooks/use-queue.ts";
import { useSingleKeys } from "../../hooks/use-single-keys.ts";
import { EmptyState } from "../../parts/states.tsx";
import type { Agreement } from "../statements/agreement.ts";
import { CoderPair, keyOf, useBetween, type CodersOf } from "../statements/coders-view.tsx";
import { DisagreementCard } from "../statements/disagreement-card.tsx";
import type { Labels } from "../statements/labels.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { text } from "./strings.ts";

interface DisputeQueueProps {
  readonly types: ReadonlyMap<string, TypeRecord>;
  readonly labels: Labels;
  readonly nameOf: (key: string | null) => string;
  readonly canEdit: boolean;
}

/** What two coders see differently, one after the other; a key settles it for one of them. */
export function DisputeQueue(props: DisputeQueueProps) {
  return (
    <div className="review-disputes">
      <CoderPair labels={props.labels}>
        {(agreement, pair) => <Disputes key={pair.join(" ")} agreement={agreement} pair={pair} {...props} />}
      </CoderPair>
    </div>
  );
}

function Disputes({ agreement, pair, ...shown }: DisputeQueueProps & { readonly agreement: Agreement; readonly pair: CodersOf }) {
  const between = useBetween(agreement, pair);
  const queue = useQueue(between, keyOf);
  const undoLast = useUndo();
  const undo = (): void => {
    queue.takeBack();
    undoLast("undo");
  };
  useSingleKeys({ j: () => queue.move(1), k: () => queue.move(-1), u: undo });
  const { current, at, left, doneCount } = queue;
  if (current === null)
    return (
      <>
        <EmptyState title={text.noDisputes}>{text.noDisputesText}</EmptyState>
        {doneCount === 0 ? null : <DecisionBar undo={undo} />}
      </>
    );
  return (
    <>
      <DecisionBar skip={() => queue.move(1)} back={() => queue.move(-1)} undo={undo} />
      <p className="note" role="status">
        {text.disputes(at + 1, left.length)}. {text.session(doneCount)} {shown.canEdit ? text.settleHint : ""}
      </p>
      <DisagreementCard key={keyOf(current)} disagreement={current} pair={pair} hasKeys onSettled={queue.decide} {...shown} />
    </>
  );
}
