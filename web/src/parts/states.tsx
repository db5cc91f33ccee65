import type { ReactNode } from "react";
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

export interface ErrorWords {
  readonly message: string;
  readonly cure: string | null;
  readonly code: string | null;
}

/** The words of anything that was thrown; failures of the API carry their code and cure. */
export function describeError(error: unknown): ErrorWords {
  if (!(error instanceof Error)) return { message: String(error), cure: null, code: null };
  const { code, cure } = error as { code?: unknown; cure?: unknown };
  return { message: error.message, cure: typeof cure === "string" ? cure : null, code: typeof code === "string" ? code : null };
}

export function Loading({ what }: { readonly what?: string }) {
  return (
    <p className="loading" role="status">
      {what ?? strings.parts.loading}…
    </p>
  );
}
