import { decodeStatementTable } from "../../packages/core/src/model/decode-statement-table.ts";
import { encodeStatementTable } from "../../packages/core/src/model/encode-statement-table.ts";
import { openStore } from "../../packages/app/src/store/open-store.ts";

/* Run by itself: `node open-cold.ts LOCATION`. Opens a library in a fresh process and prints how long each step took, in ms: by the clock, and of this thread's CPU alone. */

const cpu = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

async function timed<T>(act: () => Promise<T> | T): Promise<{ value: T; ms: number; cpuMs: number }> {
  const [start, spent] = [performance.now(), cpu()];
  const value = await act();
  return { value, ms: performance.now() - start, cpuMs: cpu() - spent };
}

const opened = await timed(() => openStore(process.argv[2] ?? ""));
const built = await timed(() => opened.value.tables.statements("main"));
const encoded = await timed(() => encodeStatementTable(built.value.table));
const decoded = await timed(() => decodeStatementTable(encoded.value));
await opened.value.close();
const steps = { open: opened, table: built, encode: encoded, decode: decoded };
const times = Object.fromEntries(Object.entries(steps).map(([name, { ms, cpuMs }]) => [name, { ms, cpuMs }]));
process.stdout.write(JSON.stringify({ times, bytes: encoded.value.byteLength }));
