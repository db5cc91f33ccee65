import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { FuzzDesk, FuzzGround } from "./fuzz-ground.ts";

export type ToFuzzServer = "end" | { readonly id: number; readonly name: keyof FuzzDesk; readonly given: readonly unknown[] };
export type FromFuzzServer =
  | { readonly origin: string }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: string };

export interface ServedGround extends FuzzGround {
  readonly end: () => Promise<void>;
}

/** Serves the library at a place by a process of its own. @throws where that process ends before it serves */
export async function serveGround(place: string): Promise<ServedGround> {
  // As the image and the unit in deploy/ run a server.
  const env = { ...process.env, MALLOC_MMAP_THRESHOLD_: "1048576" };
  const child = fork(fileURLToPath(new URL("fuzz-server.ts", import.meta.url)), [place], { env });
  const ended = once(child, "exit");
  const [first] = (await Promise.race([once(child, "message"), ended.then(() => [undefined])])) as [FromFuzzServer | undefined];
  if (first === undefined || !("origin" in first)) throw new Error(`no server at ${place}: its process ended, and said why above`);
  const end = async (): Promise<void> => {
    if (child.connected) child.send("end" satisfies ToFuzzServer);
    await ended;
  };
  return { origin: first.origin, desk: deskOf(child), end };
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

function deskOf(child: ChildProcess): FuzzDesk {
  const waiting = new Map<number, Waiting>();
  let latest = 0;
  child.on("message", (message: FromFuzzServer) => {
    if (!("id" in message)) return;
    const asked = waiting.get(message.id);
    waiting.delete(message.id);
    if ("value" in message) asked?.resolve(message.value);
    else if ("problem" in message) asked?.reject(new Error(message.problem));
  });
  child.on("exit", () => {
    for (const { reject } of waiting.values()) reject(new Error("the server's process ended"));
  });
  const ask = <Name extends keyof FuzzDesk>(name: Name, ...given: Parameters<FuzzDesk[Name]>): ReturnType<FuzzDesk[Name]> => {
    const id = ++latest;
    child.send({ id, name, given } satisfies ToFuzzServer);
    const answer = new Promise<unknown>((resolve, reject) => waiting.set(id, { resolve, reject }));
    return answer as ReturnType<FuzzDesk[Name]>;
  };
  return {
    person: (...given) => ask("person", ...given),
    signIn: (...given) => ask("signIn", ...given),
    makeTarget: (...given) => ask("makeTarget", ...given),
    isWhole: (...given) => ask("isWhole", ...given),
    memory: (...given) => ask("memory", ...given),
  };
}
