import { count } from "../strings/en.ts";

const statements = (n: number): string => count(n, "statement", "statements");

export const text = {
  remove: "Remove",
  wouldChange: (n: number) => (n === 0 ? "Nothing would change." : `${statements(n)} would change. Some of them:`),
  before: "Before",
  after: "After",
  undo: "Undo",
  mergeTitle: "Merge or rename",
  mergeInto: "The one that stays",
  mergeFrom: "Merge into it",
  mergeText: "Statements keep what they name; every table and figure follows the one that stays. It can be undone at any time.",
  mergePreview: (n: number) => `${statements(n)} would be counted under the one that stays.`,
  mergeApply: "Merge",
  merged: (name: string) => `Merged into ${name}.`,
  rename: "Name",
  renameAlias: "Keep the old name as another name for it",
  renameApply: "Rename",
  renamed: (name: string) => `Renamed to ${name}.`,
  renamePreview: (n: number) => `${statements(n)} that name it will show the new name.`,
  takeOut: (name: string) => `Leave out ${name}`,
  preview: "Preview",
  working: "Working: thousands of statements take some seconds",
  none: "none",
};
