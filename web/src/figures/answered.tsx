import type { ReactNode } from "react";
import { ErrorState, Loading } from "../parts/states.tsx";
import { NoneAccepted } from "./evidence-list.tsx";
import { figureText } from "./strings.ts";

interface AnsweredProps<T> {
  /** Null until the engine has answered. */
  readonly answer: T | null;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** True of an answer that rests on no statement. */
  readonly isEmpty: (answer: T) => boolean;
  /** Drafts that would count if they were asked to; 0 where they count already. */
  readonly drafts: number;
  readonly onCount: () => void;
  readonly children: (answer: T) => ReactNode;
}

/** What an engine answered, or why there is nothing to see: it is at work, it failed, or nobody has accepted anything yet. */
export function Answered<T>({ answer, error, onRetry, isEmpty, drafts, onCount, children }: AnsweredProps<T>) {
  return (
    <>
      {error === null ? null : <ErrorState error={error} onRetry={onRetry} />}
      {answer === null && error === null ? <Loading what={figureText.computing} /> : null}
      {answer === null ? null : isEmpty(answer) ? <NoneAccepted drafts={drafts} onCount={onCount} /> : children(answer)}
    </>
  );
}
