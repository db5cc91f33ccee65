import { createContext, useContext, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useKeyDown } from "../hooks/use-key-down.ts";
import { strings } from "../strings/strings.ts";
import { Button } from "./button.tsx";

/** The frame's place for details; null until the frame stands. */
export const InspectorPlace = createContext<HTMLElement | null>(null);

interface InspectorProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Details of what is chosen, shown at the right of the frame; over the work on narrow screens. Escape closes it. */
export function Inspector({ title, onClose, children }: InspectorProps) {
  const place = useContext(InspectorPlace);
  useKeyDown((event) => {
    if (event.key === "Escape" && !event.defaultPrevented && document.querySelector("dialog[open]") === null) onClose();
  });
  if (place === null) return null;
  return createPortal(
    <>
      <div className="inspector-head">
        <h2>{title}</h2>
        <Button look="quiet" onClick={onClose} aria-label={strings.frame.closeInspector}>
          {strings.parts.close}
        </Button>
      </div>
      {children}
    </>,
    place,
  );
}
