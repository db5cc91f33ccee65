import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { classNames } from "../hooks/class-names.ts";
import { Button } from "./button.tsx";

export interface MenuEntry {
  readonly key: string;
  readonly label: ReactNode;
  readonly onSelect: () => void;
  /** What entries that stand together are, said above the first of them. */
  readonly group?: string;
  readonly isDisabled?: boolean;
  /** For an entry that is one of several choices. */
  readonly isChecked?: boolean;
}

interface MenuProps {
  readonly label: ReactNode;
  readonly entries: readonly MenuEntry[];
  /** `end` lines the list up with the button's right edge. */
  readonly align?: "start" | "end";
  readonly look?: "plain" | "primary" | "quiet";
}

/** A button with a list of things to do. Arrows, Home, End and Escape work as in the ARIA menu pattern. */
export function Menu({ label, entries, align = "start", look = "plain" }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector<HTMLElement>("button:not(:disabled)")?.focus();
    const closeOutside = (event: PointerEvent): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) !== true) setOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    return () => document.removeEventListener("pointerdown", closeOutside);
  }, [isOpen]);
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector<HTMLElement>("button")?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") close();
    else if (event.key === "Tab") return setOpen(false);
    else if (!moveFocus(list.current, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={classNames("menu", align === "end" && "menu-end")} ref={root}>
      <Button look={look} aria-haspopup="menu" aria-expanded={isOpen} aria-controls={isOpen ? id : undefined} onClick={() => setOpen(!isOpen)}>
        {label}
      </Button>
      {isOpen ? (
        <div className="menu-list" role="menu" id={id} ref={list} onKeyDown={onKeyDown}>
          {[...Map.groupBy(entries, ({ group }) => group)].map(([group, members]) => (
            <div key={group ?? ""} {...(group === undefined ? { role: "none" } : { role: "group", "aria-label": group })}>
              {group === undefined ? null : (
                <p className="menu-group" aria-hidden="true">
                  {group}
                </p>
              )}
              {members.map((entry) => (
                <Entry
                  key={entry.key}
                  entry={entry}
                  onChoose={() => {
                    close();
                    entry.onSelect();
                  }}
                />
              ))}
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}

function Entry({ entry, onChoose }: { readonly entry: MenuEntry; readonly onChoose: () => void }) {
  const { isChecked, isDisabled, label } = entry;
  return (
    <button
      type="button"
      className="menu-entry"
      role={isChecked === undefined ? "menuitem" : "menuitemradio"}
      aria-checked={isChecked}
      disabled={isDisabled}
      tabIndex={-1}
      onClick={onChoose}
    >
      {isChecked === true ? "✓ " : ""}
      {label}
    </button>
  );
}

/** Moves the focus among the buttons of a list; false where the key does not move it. */
function moveFocus(list: HTMLElement | null, key: string): boolean {
  const buttons = [...(list?.querySelectorAll<HTMLElement>("button:not(:disabled)") ?? [])];
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const to = next[key];
  if (to === undefined) return false;
  buttons.at(to % buttons.length)?.focus();
  return true;
}
