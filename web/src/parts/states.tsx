import type { ReactNode } from "react";
import { describeError } from "../data/describe-error.ts";
import { strings } from "../strings/strings.ts";
import { Button } from "./button.tsx";

interface EmptyStateProps {
  readonly title: string;
  /** What to do next, in a sentence. */
  readonly children: ReactNode;
  /** The button that does it. */
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}

interface ErrorStateProps {
  readonly error: unknown;
  /** Something that was asked for was refused, and nothing failed to load. */
  readonly isRefusal?: boolean;
  readonly onRetry?: (() => void) | undefined;
}

/** What went wrong, with the server's own cure where it gave one. */
export function ErrorState({ error, isRefusal = false, onRetry }: ErrorStateProps) {
  const { message, cure, code } = describeError(error);
  return (
    <div className="problem" role="alert">
      <p>
        <strong>{isRefusal ? strings.parts.notDone : strings.parts.failed}</strong>: {message}
      </p>
      {cure === null ? null : <p>{cure}</p>}
      {code === null ? null : <p className="note">{strings.parts.code(code)}</p>}
      {onRetry === undefined ? null : <Button onClick={onRetry}>{strings.parts.retry}</Button>}
    </div>
  );
}

export function Loading({ what }: { readonly what?: string }) {
  return (
    <p className="loading" role="status">
      {what ?? strings.parts.loading}…
    </p>
  );
}
