/** Projects whose thread is remembered. */
export const mostProjects = 1000;

/** Which of a few lines each project has: a line of its own while there are more lines to make, else that of the fewest projects. Of projects the latest ones are remembered; one that was forgotten is given a new line. */
export class QueuesOfProjects<Line> {
  readonly #size: number;
  readonly #make: () => Line;
  /** The lines that were made, with how many projects each has. */
  readonly #uses = new Map<Line, number>();
  readonly #byProject = new Map<string, Line>();

  constructor(size: number, make: () => Line) {
    this.#size = Math.max(1, size);
    this.#make = make;
  }

  get lines(): readonly Line[] {
    return [...this.#uses.keys()];
  }

  /** How many projects are remembered. */
  get projectCount(): number {
    return this.#byProject.size;
  }

  /** Cost: O(1) for a project that is remembered, else O(lines). */
  of(project: string): Line {
    const known = this.#byProject.get(project);
    const line = known ?? (this.#uses.size < this.#size ? this.#make() : this.#leastUsed());
    if (known === undefined) this.#count(line, 1);
    // Put in again, so that the map's order is that of the last use.
    this.#byProject.delete(project);
    this.#byProject.set(project, line);
    if (this.#byProject.size > mostProjects) this.#forgetOldest();
    return line;
  }

  #forgetOldest(): void {
    for (const [project, line] of this.#byProject) {
      this.#byProject.delete(project);
      this.#count(line, -1);
      return;
    }
  }

  #count(line: Line, more: number): void {
    this.#uses.set(line, (this.#uses.get(line) ?? 0) + more);
  }

  #leastUsed(): Line {
    return this.lines.reduce((least, line) => ((this.#uses.get(line) ?? 0) < (this.#uses.get(least) ?? 0) ? line : least));
  }
}
