/** What limits of stages count where they are enforced (`BoundedChild`), as this process itself sees it: its time of the processor on Linux, elsewhere the clock. */
export function stageMs(): number {
  if (process.platform !== "linux") return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
