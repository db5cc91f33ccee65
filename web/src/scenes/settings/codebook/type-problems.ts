import type { StatementVariable, TypeRecord } from "@rapporteur/app/records";
import { text } from "../strings.ts";

export function blankVariable(): StatementVariable {
  return { name: "", label: "", kind: "short text", entityTypes: [], choices: [], minimum: null, maximum: null, isRequired: false, help: "" };
}

export function blankType(id: string, order: number): TypeRecord {
  return { id, key: "", label: "", color: "#5d584f", variables: [], codebook: "", isBuiltIn: false, order };
}

/** What is wrong with a type's key; null where nothing is. */
export function keyProblem(type: TypeRecord, others: readonly TypeRecord[]): string | null {
  if (!/^[a-z][a-z0-9-]{0,59}$/.test(type.key)) return text.types.badKey;
  return others.some(({ id, key }) => id !== type.id && key === type.key) ? text.types.twice : null;
}

/** What is wrong with a variable's name. */
export function variableProblem({ variables }: TypeRecord, at: number): string | null {
  const name = variables[at]?.name ?? "";
  if (!/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(name)) return text.types.badName;
  return variables.some((other, place) => place !== at && other.name === name) ? text.types.twice : null;
}

/** What is still to be filled in before the type can be saved, in the words of the form. */
export function missingOf(type: TypeRecord, others: readonly TypeRecord[]): string[] {
  return [
    ...(type.label.trim() === "" ? [text.types.label] : []),
    ...(keyProblem(type, others) === null ? [] : [text.types.key]),
    ...(type.variables.every(({ label }, at) => label.trim() !== "" && variableProblem(type, at) === null) ? [] : [text.types.variables]),
  ];
}

export function isWhole(type: TypeRecord, others: readonly TypeRecord[]): boolean {
  const labels = [type.label, ...type.variables.map(({ label }) => label)];
  return (
    keyProblem(type, others) === null &&
    labels.every((label) => label.trim() !== "") &&
    type.variables.every((_, at) => variableProblem(type, at) === null)
  );
}
