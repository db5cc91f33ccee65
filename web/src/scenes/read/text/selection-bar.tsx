import { useEffect, useState, type RefObject } from "react";
import type { TypeRecord } from "@rapporteur/app/records";
import type { Span } from "@rapporteur/core/model";
import { Button } from "../../../parts/button.tsx";
import { hueOf } from "../../../parts/type-mark.tsx";
import { selectedSpan } from "./text-places.ts";
import { text } from "../strings.ts";

interface SelectionBarProps {
  readonly root: RefObject<HTMLElement | null>;
  readonly stored: string;
  readonly types: readonly TypeRecord[];
  /** Kept up to date with what is selected, for the keys. */
  readonly passage: RefObject<Span | null>;
  readonly onMake: (type: TypeRecord) => void;
}

/** While words of the text are selected: what they can be made. It lies over the foot of the page, so that nothing moves. */
export function SelectionBar({ root, stored, types, passage, onMake }: SelectionBarProps) {
  const [span, setSpan] = useState<Span | null>(null);
  useEffect(() => {
    const onChange = (): void => {
      const element = root.current?.querySelector<HTMLElement>("[data-read-text]") ?? null;
      const next = element === null ? null : selectedSpan(element, stored);
      passage.current = next;
      setSpan((before) => (before?.start === next?.start && before?.end === next?.end ? before : next));
    };
    document.addEventListener("selectionchange", onChange);
    return () => document.removeEventListener("selectionchange", onChange);
  }, [root, stored, passage]);
  if (span === null) return null;
  return (
    <div className="read-selection" role="toolbar" aria-label={text.newStatement}>
      <span className="note">{text.newFrom(span.end - span.start)}</span>
      {types.slice(0, 9).map((type, at) => {
        const { className, style } = hueOf(type);
        return (
          <Button
            key={type.key}
            keyHint={String(at + 1)}
            className={className}
            style={style}
            // Keeps the words selected.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onMake(type)}
          >
            <span className="type-mark">{type.label}</span>
          </Button>
        );
      })}
    </div>
  );
}
