import { caseNames, runCase, type CaseName, type Run } from "./cases.ts";

/* Runs one case in a process of its own and prints what it took as JSON: `node run-case.ts network 1000000 5`. */

const [name, statements, runs] = process.argv.slice(2);
if (!caseNames.includes(name as CaseName)) throw new Error(`no case is called ${name}`);
const results: Run[] = [];
for (let run = 0; run < Number(runs); run++) {
  results.push(runCase(name as CaseName, Number(statements), run + 1));
  globalThis.gc?.();
}
process.stdout.write(JSON.stringify({ results, peakMegabytes: process.resourceUsage().maxRSS / 1024 }));
