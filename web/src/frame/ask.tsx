import { SharedValue, useShared } from "../hooks/shared-value.ts";
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

const asked = new SharedValue<Asked | null>(null);

/** Asks before something is done that may not be meant. Closing the question is a no, and so is another question over it. */
export function ask(question: Question): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((resolve) => {
    asked.set({ ...question, answer: resolve });
  });
}

function answer(isYes: boolean): void {
  asked.value?.answer(isYes);
  asked.set(null);
}

/** Where the question that is open stands; once in the page. */
export function Questions() {
  const question = useShared(asked);
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
