import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { repository } from "../api/resolve-module.ts";
import { enteredVariable } from "./probe.ts";

export interface TestRequest {
  /** In the order in which they run. */
  readonly tests: readonly string[];
  /** Sources that are different for this run only. */
  readonly changed: readonly string[];
}

export interface TestAnswer {
  /** The test that failed first; null where all passed. */
  readonly failure: string | null;
  /** The files that were run to their end. */
  readonly files: readonly { readonly test: string; readonly failure: string | null; readonly ms: number }[];
  readonly ms: number;
}

/** A process that runs tests of a scratch checkout. One that hangs is killed, and the next run has a new one. */
export interface TestProcess {
  /** All tests that it can run: those that need no browser and no process of their own. */
  readonly tests: () => Promise<readonly string[]>;
  /** Resolves with null where it takes longer than the limit, or where the process dies. */
  readonly run: (request: TestRequest, limitMs: number) => Promise<TestAnswer | null>;
  readonly stop: () => void;
}

export interface TestProcessOptions {
  /** A pattern of the names of tests that are left out; "" for none. */
  readonly skip: string;
  /** Goes on where a test fails. */
  readonly isWhole: boolean;
  /** The file in which entered functions are noted. */
  readonly entered: string;
}

export function openTestProcess(folder: string, options: TestProcessOptions): TestProcess {
  let running: { readonly child: ChildProcess; readonly tests: readonly string[] } | null = null;
  const stop = (): void => {
    if (running?.child.pid !== undefined) killGroup(running.child.pid);
    running = null;
  };
  const started = async (): Promise<{ readonly child: ChildProcess; readonly tests: readonly string[] }> => {
    if (running !== null) return running;
    const child = start(folder, options);
    const [{ tests }] = (await Promise.race([once(child, "message"), died(child)])) as [{ readonly tests: readonly string[] }];
    running = { child, tests };
    return running;
  };
  return {
    tests: async () => (await started()).tests,
    run: async (request, limitMs) => {
      const { child } = await started();
      const answer = await answerWithin(child, request, limitMs);
      if (answer === null) stop();
      return answer;
    },
    stop,
  };
}

/** A group of its own, so that what it starts can be killed with it and Ctrl-C does not reach it. */
function start(folder: string, { skip, isWhole, entered }: TestProcessOptions): ChildProcess {
  return fork(join(folder, "scripts", "mutants", "run-tests.ts"), [skip, isWhole ? "whole" : ""], {
    cwd: folder,
    detached: true,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    execArgv: ["--disable-warning=ExperimentalWarning"],
    env: {
      ...process.env,
      TMPDIR: join(folder, ".cache", "temporary"),
      RAPPORTEUR_SHARED: process.env["RAPPORTEUR_SHARED"] ?? join(repository, "..", "shared"),
      [enteredVariable]: entered,
    },
  });
}

async function died(child: ChildProcess): Promise<never> {
  const [code] = await once(child, "exit");
  throw new Error(`The process that runs the tests ended with code ${code}. Run npx vitest to see why.`);
}

async function answerWithin(child: ChildProcess, request: TestRequest, limitMs: number): Promise<TestAnswer | null> {
  const over = new AbortController();
  const giveUp = (): void => over.abort();
  const timer = setTimeout(giveUp, limitMs);
  child.once("exit", giveUp);
  child.send(request);
  try {
    const [answer] = (await once(child, "message", { signal: over.signal })) as [TestAnswer];
    return answer;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    child.off("exit", giveUp);
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended already.
  }
}
