import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode, type RefObject } from "react";
import { classNames } from "../hooks/class-names.ts";
import { strings } from "../strings/strings.ts";
import { Button } from "./button.tsx";

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly isWide?: boolean;
  readonly className?: string;
  /** What is typed or set in it counts at once, or only looks for something: nothing is lost when it closes. */
  readonly losesNothing?: boolean;
  readonly children: ReactNode;
}

/**
 * The browser's modal dialog: keeps the focus, closes on Escape and on a press outside, and gives the focus back. Once something was typed or chosen in it, a
 * press outside, which is easily a slip, no longer closes it. Mount it to open it.
 */
export function Dialog({ title, onClose, isWide = false, className, losesNothing = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const outside = useOutside(dialog, { losesNothing, onClose });
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
      {...outside}
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

/** What a press outside does. It has to begin there, too: words that are selected by drawing out of the dialog are no such press. */
function useOutside(dialog: RefObject<HTMLDialogElement | null>, { losesNothing, onClose }: { losesNothing: boolean; onClose: () => void }) {
  const beganOutside = useRef(false);
  const isChanged = useRef(false);
  const change = (): void => {
    isChanged.current = true;
  };
  return {
    onInput: change,
    onPointerDownCapture: (event: PointerEvent) => {
      beganOutside.current = event.target === dialog.current;
      if (event.target instanceof Element && event.target.closest("[role=option]") !== null) change();
    },
    // A list of names also takes one by its digit, and gives it no event of input.
    onKeyDownCapture: (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.matches("[role=combobox]") && event.key !== "Escape" && event.key !== "Tab") change();
    },
    onClick: (event: MouseEvent) => {
      if (event.target === dialog.current && beganOutside.current && (losesNothing || !isChanged.current)) onClose();
    },
  };
}
