/** Where pg-boss puts entries that it gave up. */
export const deadQueue = "dead";
const prefix = "job/";

/** The queue of a job. */
export function queueOf(job: string): string {
  return `${prefix}${job}`;
}

/** The job of a queue; null for queues of another use. */
export function jobOf(queue: string): string | null {
  return queue.startsWith(prefix) ? queue.slice(prefix.length) : null;
}

/** pg-boss knows entries by UUIDs: a unit's is its number, so that a unit cannot stand in line twice. */
export function unitId(position: number): string {
  return `00000000-0000-0000-0000-${position.toString(16).padStart(12, "0")}`;
}

export function positionOf(id: string): number {
  return Number.parseInt(id.slice(-12), 16);
}
