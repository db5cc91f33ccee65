import type { ReactNode } from "react";
import { Link } from "wouter";
import { describeError } from "../../data/describe-error.ts";
import { text } from "./strings.ts";

export interface ToDo {
  /** What it is, in a sentence; null while that is being found out. */
  readonly words: string | null;
  /** The first few, each with the way to it. */
  readonly lines?: readonly { readonly label: string; readonly href: string }[];
  readonly note?: string | null;
  /** Null where there is nothing to do. */
  readonly href: string | null;
  /** What the button says, where it is not the entry's usual one. */
  readonly press?: string;
  readonly error?: unknown;
}

interface EntryProps extends ToDo {
  readonly name: string;
  readonly action: string;
  readonly isFirst: boolean;
}

/** One thing to do: what it is, the first few of it, and one button. */
export function Entry({ name, words, lines = [], note = null, href, press, error = null, action, isFirst }: EntryProps): ReactNode {
  return (
    <li className="start-entry">
      <h2 className="start-name">{name}</h2>
      <div className="start-words" aria-busy={words === null && error === null}>
        <p className={href === null ? "soft" : undefined}>{error === null ? (words ?? text.looking) : describeError(error).message}</p>
        {lines.length === 0 ? null : (
          <ul>
            {lines.map(({ label, href: way }) => (
              <li key={way}>
                <Link href={way}>{label}</Link>
              </li>
            ))}
          </ul>
        )}
        {note === null ? null : <p className="note">{note}</p>}
      </div>
      {href === null ? null : (
        <Link className={isFirst ? "button button-primary" : "button"} href={href}>
          {press ?? action}
        </Link>
      )}
    </li>
  );
}
