import { useSyncExternalStore } from "react";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";

export interface Question {
  readonly title: string;
  /** What is asked about, a paragraph each. */
  readonly lines: readonly string[];
  readonly yes: string;
  readonly no: string;
}

interface Asked extends Question {
  readonly answer: (isYes: boolean) => void;
}

let asked: Asked | null = null;
const listeners = new Set<() => void>();

function set(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

/** Asks before something is done that may not be meant. Closing the question is a no, and so is another question over it. */
export function ask(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    set({ ...question, answer: resolve });
  });
}

function answer(isYes: boolean): void {
  asked?.answer(isYes);
  set(null);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Questions() {
  const question = useSyncExternalStore(subscribe, () => asked);
  if (question === null) return null;
  const { title, lines, yes, no } = question;
  return (
    <Dialog title={title} onClose={() => answer(false)}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div className="row">
        <Button look="primary" data-autofocus="" onClick={() => answer(true)}>
          {yes}
        </Button>
        <Button onClick={() => answer(false)}>{no}</Button>
      </div>
    </Dialog>
  );
}
