import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { entryNames } from "../api/entry-names.ts";
import { entriesOf } from "../api/resolve-module.ts";
import { lengthProblems, wordProblems } from "./check-prose.ts";
import { codeStrings } from "./code-strings.ts";
import { markdownProse } from "./markdown-prose.ts";
import type { Prose } from "./prose.ts";
import { readWords } from "./read-words.ts";

/* A gate of `npm run check`: the pages, the screens and the messages are in plain international English. */

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Pages for readers. */
const pages = ["*.md", "docs/**/*.md"];
/** Pages that teach, whose sentences are short. */
const taught = /^docs\/(?:learn|workbench)\//;
/** Sources whose texts people see: screens, the command, messages, the public site. */
const sources = ["web/src/**/*.{ts,tsx}", "packages/{app,core}/src/**/*.ts", "packages/reader/src/sources/**/*.ts", "packages/engines/src/**/*.ts"];
/** Tests, and what is said to a language model and not to people. */
const isLeftOut = /\.(?:test|conformance)\.tsx?$|-for-tests\.ts$|\/testing\/|^packages\/app\/src\/llm\/(?:prompt|draft-schema)\.ts$/;

/** Doc comments of public names, which become pages of the manual. */
function publicComments(): Prose[] {
  return entriesOf("rapporteur")
    .flatMap(({ source }) => entryNames(source))
    .map(({ name, module, declaration }) => ({
      file: module.file,
      line: module.source.slice(0, declaration.node.start).split("\n").length,
      text: `${name}: ${declaration.comment.replace(/`[^`]*`/g, "…").replace(/\s+/g, " ")}`,
    }));
}

const words = readWords();
const files = (patterns: readonly string[]): string[] => globSync(patterns, { cwd: root }).sort();
const read = (file: string): string => readFileSync(join(root, file), "utf8");

const problems = [
  ...files(pages).flatMap((file) =>
    markdownProse(file, read(file)).flatMap((prose) => [...wordProblems(prose, words), ...(taught.test(file) ? lengthProblems(prose) : [])]),
  ),
  ...files(sources)
    .filter((file) => !isLeftOut.test(file))
    .flatMap((file) => codeStrings(file, read(file)).flatMap((prose) => wordProblems(prose, words))),
  ...publicComments().flatMap((prose) => wordProblems(prose, words)),
];
process.stdout.write([...new Set(problems)].map((problem) => `${problem}\n`).join(""));
process.exitCode = problems.length === 0 ? 0 : 1;
