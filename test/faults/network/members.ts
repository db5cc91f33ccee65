import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Host } from "./hosts.ts";

/** A server with somebody who writes through it, or a worker, on a host of its own. */
export interface Member {
  readonly host: Host;
  readonly kind: "server" | "worker";
  /** Starts it; resolves once it is at work. */
  readonly start: () => Promise<void>;
  /** Ends it at once (SIGKILL). */
  readonly kill: () => Promise<void>;
}

/** What writers were told over all rounds. */
export interface Acknowledgements {
  readonly ids: Set<string>;
  readonly faults: string[];
  /** By server, when it last acknowledged a write, and its longest silence since somebody asked. */
  readonly silences: Map<string, { last: number; longest: number }>;
}

export interface MemberOptions {
  readonly database: string;
  readonly env: Readonly<Record<string, string>>;
  readonly known: Acknowledgements;
}

const program = fileURLToPath(new URL("../../../packages/app/src/cli/main.ts", import.meta.url));
const writer = fileURLToPath(new URL("run-writer.ts", import.meta.url));
const port = "8731";

export function member(kind: Member["kind"], host: Host, options: MemberOptions): Member {
  const flags =
    kind === "server"
      ? ["serve", "--database", options.database, "--port", port, "--workers", "1"]
      : ["worker", "--database", options.database, "--threads", "1"];
  let running: ChildProcess[] = [];
  let life = 0;
  const start = async (): Promise<void> => {
    const child = spawnOn(host, ["--conditions=rapporteur-source", program, ...flags], options.env);
    running.push(child);
    await says(child, kind === "server" ? "Serving the library" : "Working on the jobs", host.name);
    if (kind === "worker") return;
    const writing = spawnOn(host, [writer, `http://127.0.0.1:${port}`, `${host.name}x${++life}`], {});
    running.push(writing);
    listen(writing, host.name, options.known);
  };
  const kill = async (): Promise<void> => {
    const ending = running;
    running = [];
    await Promise.all(ending.map((child) => killNow(child)));
  };
  return { host, kind, start, kill };
}

function spawnOn({ on }: Host, words: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  const [first = "", ...rest] = [...on, process.execPath, ...words];
  return spawn(first, rest, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "ignore"] });
}

async function killNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

function says(child: ChildProcess, words: string, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (bytes: Buffer) => {
      printed = `${printed}${bytes.toString()}`.slice(-4000);
      if (printed.includes(words)) resolve();
    });
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}: ${printed}`)));
  });
}

function listen(child: ChildProcess, name: string, known: Acknowledgements): void {
  if (child.stdout === null) return;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const [word, id = ""] = line.split(" ");
    if (word !== "ack") known.faults.push(line);
    else {
      known.ids.add(id);
      const now = performance.now();
      const { last, longest } = known.silences.get(name) ?? { last: now, longest: 0 };
      known.silences.set(name, { last: now, longest: Math.max(longest, now - last) });
    }
  });
}
