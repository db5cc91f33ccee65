/** The most that a library's analysis may be asked for at once. A server has other readers; the command has no such bounds. */
export const analysisMaxima = {
  /** Windows, or centres of a kernel. */
  windows: 10_000,
  /** How often a figure is made again with something left out. */
  runs: 10_000,
  /** Of a chain. */
  draws: 20_000,
  /** Of anything counted otherwise: groups, concepts, bins, blocks. */
  count: 1000,
  /** Concepts pushed at once. */
  pushes: 20,
} as const;
