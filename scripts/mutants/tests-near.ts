import { globSync } from "node:fs";
import { repository } from "../api/resolve-module.ts";
import { usesOfFile } from "./uses-of-file.ts";

const sources = "{packages/*/src,corpus/tool,test,eval,bench,web/src,training,scripts}/**/*.{ts,tsx}";

/** Files by a file that they use. */
export type Users = ReadonlyMap<string, readonly string[]>;

/** Parses all sources: about two seconds. */
export function readUsers(): Users {
  const users = new Map<string, string[]>();
  for (const file of globSync(sources, { cwd: repository }).sort()) {
    for (const used of usesOfFile(file)) users.set(used, [...(users.get(used) ?? []), file]);
  }
  return users;
}

/** The tests that use a file: those whose folder is nearest first, and of these those that use it over the fewest other files. */
export function testsNear(file: string, users: Users, isTest: (file: string) => boolean): string[] {
  return [...stepsFrom(file, users)]
    .filter(([one]) => isTest(one))
    .map(([test, step]) => ({ test, step, shared: sharedFolders(test, file) }))
    .sort((a, b) => b.shared - a.shared || a.step - b.step || (a.test < b.test ? -1 : 1))
    .map(({ test }) => test);
}

/** All that use a file, itself too, by over how many files. */
export function stepsFrom(file: string, users: Users): ReadonlyMap<string, number> {
  const steps = new Map([[file, 0]]);
  // A map is walked in the order of insertion, what is added meanwhile too.
  for (const [one, step] of steps) for (const user of users.get(one) ?? []) if (!steps.has(user)) steps.set(user, step + 1);
  return steps;
}

function sharedFolders(one: string, other: string): number {
  const [parts, others] = [one.split("/"), other.split("/")];
  const differs = parts.findIndex((part, index) => part !== others[index]);
  return differs === -1 ? parts.length : differs;
}
