import { execFileSync } from "node:child_process";

/** A host of its own on a network of this machine: a namespace with a link to the others. */
export interface Host {
  readonly name: string;
  /** The command that runs another one on it. */
  readonly on: readonly string[];
  /** Nothing goes through its link, or everything again. */
  readonly cut: () => void;
  readonly mend: () => void;
  /** So many kilobits a second go through its link. */
  readonly slow: (kilobits: number) => void;
  readonly quicken: () => void;
}

export interface Network {
  /** Where the hosts find this process. */
  readonly address: string;
  readonly hosts: readonly Host[];
  readonly remove: () => void;
}

/** Why no network can be made on this machine; null where that can be. */
export function noNetwork(): string | null {
  const name = `rfprobe${process.pid}`;
  try {
    ip("netns", "add", name);
    ip("netns", "del", name);
    run("tc", ["-V"]);
    return null;
  } catch (problem) {
    return problem instanceof Error ? (problem.message.split("\n")[1] ?? problem.message) : String(problem);
  }
}

/** A bridge and as many hosts as names. Needs the right to make network namespaces. */
export function makeNetwork(names: readonly string[]): Network {
  const mark = (process.pid % 4096).toString(16);
  const net = `10.${100 + (process.pid % 100)}.${(process.pid >> 7) % 250}`;
  const bridge = `rf${mark}`;
  ip("link", "add", bridge, "type", "bridge");
  ip("addr", "add", `${net}.1/24`, "dev", bridge);
  ip("link", "set", bridge, "up");
  const hosts = names.map((name, at) =>
    makeHost(name, { space: `rf${mark}-${name}`, link: `rf${mark}v${at}`, bridge, address: `${net}.${at + 2}/24` }),
  );
  return {
    address: `${net}.1`,
    hosts,
    remove: () => {
      for (const { name } of hosts) ip("netns", "del", `rf${mark}-${name}`);
      ip("link", "del", bridge);
    },
  };
}

interface Place {
  readonly space: string;
  readonly link: string;
  readonly bridge: string;
  readonly address: string;
}

function makeHost(name: string, { space, link, bridge, address }: Place): Host {
  ip("netns", "add", space);
  ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", space);
  ip("link", "set", link, "master", bridge, "up");
  const inside = (...words: readonly string[]): void => ip("netns", "exec", space, "ip", ...words);
  inside("link", "set", "lo", "up");
  inside("addr", "add", address, "dev", "eth0");
  inside("link", "set", "eth0", "up");
  return {
    name,
    on: ["ip", "netns", "exec", space],
    cut: () => ip("link", "set", link, "down"),
    mend: () => ip("link", "set", link, "up"),
    slow: (kilobits) => run("tc", ["qdisc", "replace", "dev", link, "root", "tbf", "rate", `${kilobits}kbit`, "burst", "16kb", "latency", "400ms"]),
    quicken: () => run("tc", ["qdisc", "del", "dev", link, "root"]),
  };
}

function ip(...words: readonly string[]): void {
  run("ip", words);
}

function run(program: string, words: readonly string[]): void {
  execFileSync(program, words, { stdio: ["ignore", "ignore", "pipe"] });
}
