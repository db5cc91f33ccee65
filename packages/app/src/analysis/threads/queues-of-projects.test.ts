import { expect, test } from "vitest";
import { QueuesOfProjects, mostProjects } from "./queues-of-projects.ts";

function numbered(size: number): QueuesOfProjects<{ readonly number: number }> {
  let made = 0;
  return new QueuesOfProjects(size, () => ({ number: ++made }));
}
const project = (index: number): string => `p${index}`;

test("projects have lines of their own while there are any, then share that of the fewest", () => {
  const lines = numbered(2);
  expect([0, 1, 2, 3].map((index) => lines.of(project(index)).number)).toEqual([1, 2, 1, 2]);
  expect([3, 2, 1, 0].map((index) => lines.of(project(index)).number)).toEqual([2, 1, 2, 1]);
  expect(lines.lines).toHaveLength(2);
});

test("however many projects come, so many are remembered, and those that are asked for keep their line", () => {
  const lines = numbered(3);
  const own = lines.of("own");
  for (let index = 0; index < 5 * mostProjects; index++) {
    lines.of(project(index));
    expect(lines.of("own")).toBe(own);
  }
  expect(lines.projectCount).toBe(mostProjects);
  expect(lines.lines).toHaveLength(3);
});
