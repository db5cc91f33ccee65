import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { keep, readKept } from "../data/browser-store.ts";
import { Button } from "../parts/button.tsx";
import { TextArea } from "../parts/field.tsx";
import { text } from "./strings.ts";

/** As many characters as the library keeps of one. */
const longest = 4000;
/** From here on it is said how many are left. */
const fewLeft = 400;

interface MemoFormProps {
  /** Where what is typed is kept until it is saved or dropped: it outlives whatever closes the form. */
  readonly place: string;
  readonly initial?: string;
  readonly label: string;
  readonly onSave: (words: string) => void;
  readonly onCancel: () => void;
}

/** What one writes a memo in. Control with Enter saves, Escape drops it. */
export function MemoForm({ place, initial = "", label, onSave, onCancel }: MemoFormProps) {
  const kept = `rapporteur.memo.${place}`;
  const [words, setWords] = useState(() => readKept(kept, "window") ?? initial);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);
  const isEmpty = words.trim() === "";
  const leave = (then: () => void): void => {
    keep(kept, null, "window");
    then();
  };
  const save = (): void => {
    if (!isEmpty) leave(() => onSave(words.trim()));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      leave(onCancel);
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  const left = longest - words.length;
  return (
    <form
      ref={form}
      className="memo-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={onKeyDown}
    >
      <TextArea
        label={label}
        help={left < fewLeft ? text.left(left) : text.help}
        rows={3}
        maxLength={longest}
        value={words}
        onChange={(next) => {
          setWords(next);
          keep(kept, next, "window");
        }}
      />
      <div className="row">
        <Button type="submit" look="primary" disabled={isEmpty}>
          {text.save}
        </Button>
        <Button onClick={() => leave(onCancel)}>{text.cancel}</Button>
      </div>
    </form>
  );
}
