import { useMemo, useState } from "react";
import { Link } from "wouter";
import type { AnswerOf, Api } from "@rapporteur/app/contract";
import { cache } from "../../data/cache.ts";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { useMay } from "../../data/use-may.ts";
import { useResource } from "../../data/use-resource.ts";
import { showToast } from "../../parts/toasts.tsx";
import { useUndo } from "../../frame/undo.ts";
import { useQueue } from "../../hooks/use-queue.ts";
import { useSingleKeys } from "../../hooks/use-single-keys.ts";
import { Button } from "../../parts/button.tsx";
import { describeError } from "../../data/describe-error.ts";
import { text } from "./strings.ts";

type Duplicate = AnswerOf<Api["documents"]["duplicates"]>["groups"][number]["documents"][number];

/** Two documents with nearly the same text; the first is the one that the library suggests to keep. */
interface DuplicatePair {
  readonly first: Duplicate;
  readonly second: Duplicate;
}

type Decision = "first" | "second" | "different";

const keyOf = ({ first, second }: DuplicatePair): string => [first.id, second.id].sort().join(" ");

/** Documents that nearly say the same, one pair after the other: keep one, or say that they are different. Nothing where there are none. */
export function DuplicatesPanel() {
  const { id: project } = useProject();
  const { data } = useResource(`duplicates:${project}`, ["document"], () => client.documents.duplicates({ params: { project } }));
  const [isOpen, setOpen] = useState(false);
  const pairs = useMemo(
    () =>
      (data?.groups ?? []).flatMap(({ documents: [first, ...others] }) => (first === undefined ? [] : others.map((second) => ({ first, second })))),
    [data],
  );
  if (pairs.length === 0 && !isOpen) return null;
  return (
    <details className="library-duplicates" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{text.duplicates.title(pairs.length)}</summary>
      {isOpen ? <Pairs pairs={pairs} /> : null}
    </details>
  );
}

function Pairs({ pairs }: { readonly pairs: readonly DuplicatePair[] }) {
  const queue = useQueue(pairs, keyOf);
  const mayDecide = useMay("editor");
  const write = useDecision();
  const undoLast = useUndo();
  const { current } = queue;
  const decide = (decision: Decision): void => {
    if (current === null || !mayDecide) return;
    queue.decide();
    void write(decision, current).then((isWritten) => (isWritten ? undefined : queue.takeBack()));
  };
  const undo = (): void => {
    queue.takeBack();
    undoLast("undo");
  };
  useSingleKeys({
    "1": () => decide("first"),
    "2": () => decide("second"),
    x: () => decide("different"),
    j: () => queue.move(1),
    k: () => queue.move(-1),
    u: undo,
  });
  const { actions } = text.duplicates;
  return (
    <div className="duplicates-pair">
      <p role="status">{current === null ? text.duplicates.none : text.duplicates.alike(current.second.shared)}</p>
      {current === null ? null : (
        <div className="duplicates-sides">
          <Side number={1} document={current.first} />
          <Side number={2} document={current.second} />
        </div>
      )}
      <div className="row" role="group" aria-label={text.duplicates.actionsLabel}>
        {current === null ? null : (
          <>
            <Button look="primary" keyHint="1" disabled={!mayDecide} title={text.duplicates.keepHelp} onClick={() => decide("first")}>
              {actions.first}
            </Button>
            <Button keyHint="2" disabled={!mayDecide} title={text.duplicates.keepHelp} onClick={() => decide("second")}>
              {actions.second}
            </Button>
            <Button keyHint="x" disabled={!mayDecide} title={text.duplicates.differentHelp} onClick={() => decide("different")}>
              {actions.different}
            </Button>
            <Button look="quiet" keyHint="j" onClick={() => queue.move(1)}>
              {actions.next}
            </Button>
            <Button look="quiet" keyHint="k" onClick={() => queue.move(-1)}>
              {actions.back}
            </Button>
          </>
        )}
        <Button look="quiet" keyHint="u" disabled={!mayDecide} onClick={undo}>
          {actions.undo}
        </Button>
        {mayDecide ? null : <span className="note">{text.duplicates.editorsOnly}</span>}
      </div>
    </div>
  );
}

function Side({ number, document }: { readonly number: 1 | 2; readonly document: Duplicate }) {
  const { id, title, publisher, url, sourceName, published, words, reviewed } = document;
  const about = [publisher ?? sourceName ?? url, published].filter((part) => part !== null);
  return (
    <div className="duplicates-side">
      <h2>
        {number}. <Link href={`/read/${id}`}>{title}</Link>
      </h2>
      <p className="note">{[...about, text.duplicates.facts(words, reviewed)].join(" · ")}</p>
    </div>
  );
}

/** Gives the function that writes a decision over a pair; false where it could not be written, which has then been said. */
function useDecision(): (decision: Decision, pair: DuplicatePair) => Promise<boolean> {
  const { id: project } = useProject();
  const seen = ({ id, revision }: Duplicate) => ({ id, expected: revision });
  return async (decision, { first, second }) => {
    const params = { project };
    try {
      if (decision === "different") await client.documents.tellApart({ params, body: { documents: [seen(first), seen(second)] } });
      else {
        const [keep, other] = decision === "first" ? [first, second] : [second, first];
        await client.documents.join({ params, body: { keep: seen(keep), others: [seen(other)], dropsLost: false } });
      }
      cache.invalidate(["document", "statement"]);
      showToast(text.duplicates.done[decision](first.title, second.title));
      return true;
    } catch (error) {
      showToast(describeError(error).message);
      return false;
    }
  };
}
