/** Somebody sits before so few units and waits; they come before jobs of many. */
const few = 20;

export function isFew(count: number): boolean {
  return count <= few;
}
