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
/** Of the current run: vitest's own result has the modules of all runs before, too. */
let failures: string[] = [];
/** They see a fault late, and take seconds to. */
const inBrowser = /\/test\/(?:e2e|pictures|docs\/tutorials)|\/printed-page\.test\.ts$/;
const vitest = await createVitest({
  root,
  watch: false,
  run: true,
  bail: 1,
  maxWorkers: 1,
  reporters: [{ onTestModuleEnd: (module) => void failures.push(...failuresOf(module)) }],
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
  failures = [];
  const { unhandledErrors } = await vitest.runTestSpecifications(
    tests.flatMap((test) => {
      const specification = specifications.get(test);
      return specification === undefined ? [] : [specification];
    }),
  );
  const [failure = null] = [...failures, ...unhandledErrors.map(String)];
  return { failure, ms: performance.now() - began };
}

function failuresOf(module: TestModule): string[] {
  if (module.state() !== "failed") return [];
  const [test] = module.children.allTests("failed");
  return [`${module.relativeModuleId}${test === undefined ? "" : `: ${test.fullName}`}`];
}
