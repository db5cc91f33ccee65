import { useId, type ReactNode } from "react";
import { Button } from "./button.tsx";

interface SaveButtonProps {
  /** Why it cannot be saved yet, in one sentence; null where it can. */
  readonly why: string | null;
  /** Submits the form that it stands in where nothing else is told. */
  readonly onSave?: () => void;
  readonly children: ReactNode;
}

/** The button that saves a form; while it cannot, it says beside it what is missing. */
export function SaveButton({ why, onSave, children }: SaveButtonProps) {
  const id = useId();
  return (
    <>
      <Button
        look="primary"
        type={onSave === undefined ? "submit" : "button"}
        disabled={why !== null}
        aria-describedby={why === null ? undefined : id}
        onClick={onSave}
      >
        {children}
      </Button>
      {why === null ? null : (
        <span className="note" id={id}>
          {why}
        </span>
      )}
    </>
  );
}
