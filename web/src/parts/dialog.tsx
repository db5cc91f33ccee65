import { useEffect, useId, useRef, type ReactNode } from "react";
import { classNames } from "../hooks/class-names.ts";
import { strings } from "../strings/strings.ts";
import { Button } from "./button.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** The browser's modal dialog: keeps the focus, closes on Escape and on a press outside, and gives the focus back. Mount it to open it. */
export function Dialog({ title, onClose, isWide = false, className, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open) return;
    const before = document.activeElement;
    element.showModal();
    // The browser would give the focus to the first control, which is the one that closes.
    element.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => {
      element.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // The press outside is a convenience beside Escape and the close button.
    <dialog
      ref={dialog}
      className={classNames("dialog", isWide && "dialog-wide", className)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-head">
          <h2 id={titleId}>{title}</h2>
          <Button look="quiet" onClick={onClose}>
            {strings.parts.close}
          </Button>
        </div>
        {children}
      </div>
    </dialog>
  );
}
