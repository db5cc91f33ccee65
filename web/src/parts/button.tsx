import type { ButtonHTMLAttributes, ReactNode } from "react";
import { classNames } from "../hooks/class-names.ts";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: "plain" | "primary" | "quiet" | "danger";
  /** The key that does the same, shown beside the label. */
  readonly keyHint?: string;
  readonly children: ReactNode;
}

export function Button({ look = "plain", keyHint, children, className, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={classNames("button", look !== "plain" && `button-${look}`, className)}>
      {children}
      {keyHint === undefined ? null : <kbd aria-hidden="true">{keyHint}</kbd>}
    </button>
  );
}
