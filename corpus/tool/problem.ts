/** Something wrong or doubtful in a file of the corpus. `file` is relative to `corpus/`, `line` counts from 1. */
export interface Problem {
  readonly level: "error" | "warning";
  readonly file: string;
  readonly line: number;
  readonly field?: string;
  /** What is wrong and the cure. */
  readonly text: string;
}

export function formatProblem({ level, file, line, field, text }: Problem): string {
  return `${file}:${line}: ${level === "warning" ? "warning: " : ""}${field === undefined ? "" : `${field}: `}${text}`;
}
