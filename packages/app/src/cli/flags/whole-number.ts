import { InvalidArgumentError } from "commander";

/** Reads an option that takes a whole number within bounds, both included. @throws InvalidArgumentError saying what it takes */
export function wholeNumber(least: number, most = Number.POSITIVE_INFINITY): (text: string) => number {
  const range = most === Number.POSITIVE_INFINITY ? `from ${least}` : `from ${least} to ${most}`;
  return (text) => {
    const value = text.trim() === "" ? Number.NaN : Number(text);
    if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(`a whole number ${range}`);
    return value;
  };
}
