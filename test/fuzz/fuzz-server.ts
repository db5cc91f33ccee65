// No commit is proved here: it need not wait for the disk.
import "../../packages/app/src/store/testing/commit-without-waiting.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";
import { startLibraryServer } from "../support/library-server.ts";
import { fuzzGround } from "./fuzz-ground.ts";
import type { FromFuzzServer, ToFuzzServer } from "./served-ground.ts";

/* A process with a server alone, whose memory is nobody else's. The library's place is the argument. */

const [place = ""] = process.argv.slice(2);
// As a server in use, it does not check its answers against the contract: those who ask do.
const flags = { accounts: true, rateLimit: 0, logLevel: "silent" };
const server = await startLibraryServer({ flags, checksAnswers: false, store: await openStore(place) });
const { desk } = fuzzGround(server);
const tell = (message: FromFuzzServer): void => void process.send?.(message);

async function answer({ id, name, given }: Exclude<ToFuzzServer, "end">): Promise<void> {
  // Name and arguments were paired by the other side.
  const act = desk[name] as (...given: readonly unknown[]) => Promise<unknown>;
  try {
    tell({ id, value: await act(...given) });
  } catch (thrown) {
    tell({ id, problem: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) });
  }
}

process.on("message", (asked: ToFuzzServer) => {
  if (asked === "end") void server.end().then(() => process.exit());
  else void answer(asked);
});
// Ctrl-C goes to the whole group of processes: the one that asks says when to end.
process.on("SIGINT", () => undefined);
process.on("disconnect", () => process.exit());
tell({ origin: server.origin });
