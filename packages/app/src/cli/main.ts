#!/usr/bin/env node
// Only what every Node can load stands above the check; the rest is loaded after it.
if (Number(process.versions.node.split(".")[0]) < 24) {
  process.stderr.write(
    `rapporteur: this is Node ${process.version}, and Rapporteur needs Node 24 or newer; install it, then run the command again.\n`,
  );
  process.exit(1);
}
const [{ enableCompileCache }, { setFlagsFromString }] = await Promise.all([import("node:module"), import("node:v8")]);
// Reading tries some two thousand expressions on any page. V8 compiles each twice, for its interpreter and at the second use for the processor: at once for the latter, a first reading takes a fifth less.
// (To switch its interpreter off in a process that runs would lose what is compiled for it.)
setFlagsFromString("--regexp-tier-up-ticks=0");
// Compiled code is kept between runs (in the system's folder for temporary files), which halves the time to start.
enableCompileCache();
const [{ processIo }, { runCommandLine }] = await Promise.all([import("./process-io.ts"), import("./program.ts")]);
process.exitCode = await runCommandLine(process.argv.slice(2), processIo());

export {};
