import { join } from "node:path";
import { BaseSequencer, createVitest, type TestModule, type TestSpecification } from "vitest/node";
import type { TestAnswer, TestRequest } from "./test-process.ts";

/* Runs tests when its parent asks it to (test-process.ts), in one vitest: what it has transformed serves the next run too. */

class InOrder extends BaseSequencer {
  override async sort(specifications: TestSpecification[]): Promise<TestSpecification[]> {
    return specifications;
  }
}

const root = process.cwd();
// A module that Node itself has imported stays as it was.
process.env["RAPPORTEUR_TEST_CHANGING"] = "1";
const skip = process.argv[2] ?? "";
const isWhole = process.argv[3] === "whole";
/** Of the current run: vitest's own result has the modules of all runs before, too. */
let files: TestAnswer["files"][number][] = [];
/** They see a fault late, and take seconds to. */
const inBrowser = /\/test\/(?:e2e|pictures|docs\/tutorials)|\/printed-page\.test\.ts$/;
const vitest = await createVitest({
  root,
  watch: false,
  run: true,
  bail: isWhole ? 0 : 1,
  maxWorkers: 1,
  // What `npm test` leaves to the long form it shall not need.
  tagsFilter: ["!long"],
  reporters: [{ onTestModuleEnd: (module) => void files.push(fileOf(module)) }],
  sequence: { sequencer: InOrder },
  ...(skip === "" ? {} : { testNamePattern: new RegExp(`^(?!.*(?:${skip}))`, "s") }),
});
const specifications = new Map(
  (await vitest.globTestSpecifications())
    .filter(({ project, moduleId }) => ["web", "shared"].includes(project.name) && !inBrowser.test(moduleId))
    .map((one) => [one.moduleId.slice(root.length + 1), one]),
);

process.on("message", (request: TestRequest) => {
  void answer(request).then((message) => process.send?.(message));
});
process.send?.({ tests: [...specifications.keys()] });

/** What was changed for the run before is what it was again. */
let changedBefore: readonly string[] = [];

async function answer({ tests, changed }: TestRequest): Promise<TestAnswer> {
  for (const file of [...changedBefore, ...changed]) vitest.invalidateFile(join(root, file));
  changedBefore = changed;
  const began = performance.now();
  files = [];
  const { unhandledErrors } = await vitest.runTestSpecifications(
    tests.flatMap((test) => {
      const specification = specifications.get(test);
      return specification === undefined ? [] : [specification];
    }),
  );
  const [failure = null] = [...files.flatMap((file) => file.failure ?? []), ...unhandledErrors.map(wordsOf)];
  return { failure, files, ms: performance.now() - began };
}

/** What was thrown comes from another process: it need not be an error of this one, nor have a text. */
function wordsOf(thrown: unknown): string {
  const message = typeof thrown === "object" && thrown !== null && "message" in thrown ? thrown.message : thrown;
  return typeof message === "string" ? message : (JSON.stringify(message) ?? "something was thrown");
}

function fileOf(module: TestModule): TestAnswer["files"][number] {
  const [failed] = module.children.allTests("failed");
  const failure = module.state() !== "failed" ? null : [module.relativeModuleId, ...(failed === undefined ? [] : [failed.fullName])].join(": ");
  const { duration, setupDuration, collectDuration } = module.diagnostic();
  return { test: module.moduleId.slice(root.length + 1), failure, ms: duration + setupDuration + collectDuration };
}
