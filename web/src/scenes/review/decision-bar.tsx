import { Button } from "../../parts/button.tsx";
import { text } from "./strings.ts";

type Action = "accept" | "reject" | "edit" | "author" | "read" | "skip" | "back" | "undo";
const keys: Readonly<Record<Action, string>> = { accept: "a", reject: "x", edit: "e", author: "w", read: "o", skip: "j", back: "k", undo: "u" };
const writing: ReadonlySet<Action> = new Set(["accept", "reject", "edit", "author"]);

interface DecisionBarProps extends Partial<Readonly<Record<Action, () => unknown>>> {
  readonly mayReview?: boolean;
  readonly hasAuthor?: boolean;
}

/** What can be done with the draft, each with its key. What is not given is not shown. */
export function DecisionBar({ mayReview = true, hasAuthor = false, ...actions }: DecisionBarProps) {
  const shown = (Object.keys(keys) as Action[]).filter((action) => actions[action] !== undefined && (action !== "author" || hasAuthor));
  return (
    <div className="review-actions" role="group" aria-label={text.actionsLabel}>
      {shown.map((action) => (
        <Button
          key={action}
          look={action === "accept" ? "primary" : writing.has(action) ? "plain" : "quiet"}
          keyHint={keys[action]}
          disabled={!mayReview && writing.has(action)}
          onClick={() => actions[action]?.()}
        >
          {text.actions[action]}
        </Button>
      ))}
      {mayReview ? null : <span className="note">{text.codersOnly}</span>}
    </div>
  );
}
