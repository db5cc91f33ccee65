import { useCallback, useMemo, useState } from "react";
import { useLocation } from "wouter";
import type { QueuedDraft, ReviewQueueAnswer } from "@rapporteur/app/analysis/figures";
import type { ReviewState } from "@rapporteur/core/model";
import { useProject } from "../../data/live-project.tsx";
import { useReview } from "../../data/use-commit.ts";
import { useMay } from "../../data/use-may.ts";
import { useOverview } from "../../figures/use-overview.ts";
import { useUndo } from "../../frame/undo.ts";
import { useQueue } from "../../hooks/use-queue.ts";
import { useSingleKeys } from "../../hooks/use-single-keys.ts";
import type { NamedEntity } from "../../parts/entity-field.tsx";
import { EmptyState, ErrorState, Loading } from "../../parts/states.tsx";
import { summarize } from "../read/summary.ts";
import { useTypes } from "../read/use-types.ts";
import { Details } from "../statements/details.tsx";
import { useStatement } from "../statements/use-statement.ts";
import { DecisionBar } from "./decision-bar.tsx";
import { DraftView } from "./draft-view.tsx";
import { NarrowList } from "./narrow-list.tsx";
import { text } from "./strings.ts";
import { Unnamed, useUnnamed } from "./unnamed.tsx";

const keyOf = ({ id }: QueuedDraft): string => id;

/** One draft after the other with the words around it; one key decides. */
export function DraftQueue({ answer }: { readonly answer: ReviewQueueAnswer }) {
  const queue = useQueue(answer.drafts, keyOf);
  const { nameOf } = useOverview();
  const undoLast = useUndo();
  const undo = (): void => {
    queue.takeBack();
    undoLast("undo");
  };
  const { current, doneCount } = queue;
  return (
    <>
      <Progress answer={answer} doneCount={doneCount} />
      <div className="review-desk">
        <div className="review-work">
          {current === null ? (
            <>
              <EmptyState title={text.none}>{text.noneText}</EmptyState>
              <DecisionBar undo={undo} />
              <UndoKey undo={undo} />
            </>
          ) : (
            <OneDraft key={current.id} draft={current} onDecided={queue.decide} onMove={queue.move} onUndo={undo} nameOf={nameOf} />
          )}
        </div>
        <NarrowList answer={answer} nameOf={nameOf} />
      </div>
    </>
  );
}

function UndoKey({ undo }: { readonly undo: () => void }) {
  useSingleKeys({ u: undo });
  return null;
}

function Progress({
  answer: { open, reviewed, rejected, documents },
  doneCount,
}: {
  readonly answer: ReviewQueueAnswer;
  readonly doneCount: number;
}) {
  const all = open + reviewed;
  return (
    <div className="review-progress">
      <progress aria-label={text.progressLabel} value={reviewed} max={Math.max(1, all)} />
      <span className="note figure-number" role="status">
        {text.progress(reviewed, all, rejected)} · {text.open(open, documents)}. {text.session(doneCount)}
      </span>
    </div>
  );
}

interface OneDraftProps {
  readonly draft: QueuedDraft;
  readonly onDecided: () => void;
  readonly onMove: (step: number) => void;
  readonly onUndo: () => void;
  readonly nameOf: (key: string | null) => string;
}

function OneDraft({ draft, onDecided, onMove, onUndo, nameOf }: OneDraftProps) {
  const { id: project } = useProject();
  const types = useTypes(project);
  const { statement, isGone, error } = useStatement(draft.id);
  const entityOf = useEntityNames();
  const unnamed = useUnnamed(statement?.record ?? null);
  const [, navigate] = useLocation();
  const [opened, setOpened] = useState<"fields" | "author" | null>(null);
  const review = useReview();
  const mayReview = useMay("coder");
  const close = useCallback(() => setOpened(null), []);
  const type = types.get(draft.type);
  const says = statement === null ? "" : summarize(statement.record, type, (id) => (id === null ? null : (entityOf(id)?.name ?? null)));
  const decide = (to: Extract<ReviewState, "accepted" | "rejected">): unknown => {
    if (!mayReview || statement === null) return false;
    review(statement, to, text[to](says));
    return onDecided();
  };
  const actions = {
    accept: () => decide("accepted"),
    reject: () => decide("rejected"),
    edit: () => (mayReview ? setOpened("fields") : false),
    author: () => (mayReview && unnamed.length > 0 ? setOpened("author") : false),
    read: () => navigate(`/read/${draft.documentId}?statement=${draft.id}`),
    skip: () => onMove(1),
    back: () => onMove(-1),
    undo: onUndo,
  };
  useSingleKeys({
    a: actions.accept,
    x: actions.reject,
    e: actions.edit,
    w: actions.author,
    o: actions.read,
    j: actions.skip,
    k: actions.back,
    u: onUndo,
  });
  return (
    <>
      <DecisionBar {...actions} mayReview={mayReview} hasAuthor={unnamed.length > 0} />
      {error === null ? null : <ErrorState error={error} />}
      {isGone ? <p>{text.gone}</p> : null}
      {statement === null ? isGone ? null : <Loading /> : <DraftView {...{ draft, statement, type, says, nameOf }} />}
      <Unnamed statements={unnamed} isOpen={opened === "author"} onClose={close} />
      {opened === "fields" ? <Details id={draft.id} types={types} entityOf={entityOf} canEdit={mayReview} onClose={close} /> : null}
    </>
  );
}

/** What entities are called, by id. */
function useEntityNames(): (id: string) => NamedEntity | null {
  const { overview } = useOverview();
  const byId = useMemo(() => new Map(overview?.entities.map((entity) => [entity.id, entity])), [overview]);
  return useCallback((id) => byId.get(id) ?? null, [byId]);
}
