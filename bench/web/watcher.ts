import type { Page } from "playwright-core";

/**
 * Runs in the page before its own script. `redraw(look)` resolves with the milliseconds from the next input (a key, or else a press or a change; by the
 * browser's own clock of the event) until what `look` sees has changed and a frame with it has been handed over; `longTasks` are tasks over 50 ms;
 * `labelsDrawn` counts how often the names over a graph were drawn, which comes last of a graph's redraw. `answeredAt` is when a figure's new numbers stood
 * in the page (its main part is busy no more), and `answers` are the worker's: task, and milliseconds from the question until the page had its answer.
 */
export const watcher = `(() => {
  const bench = { longTasks: [], labelsDrawn: 0, labelsAt: 0, began: null, answeredAt: 0, answers: [] };
  window.bench = bench;
  new PerformanceObserver((list) => bench.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  CanvasRenderingContext2D.prototype.clearRect = function (...area) {
    if (this.canvas.className === "graph-labels") { bench.labelsDrawn++; bench.labelsAt = performance.now(); }
    return clear.apply(this, area);
  };
  new MutationObserver((changes) => {
    const isAnswered = changes.some(({ target, oldValue }) => oldValue === "true" && target.ariaBusy === "false" && target.classList.contains("figures-main"));
    if (isAnswered) bench.answeredAt = performance.now();
  }).observe(document, { subtree: true, attributeFilter: ["aria-busy"], attributeOldValue: true });
  const asked = new Map();
  const listening = new WeakSet();
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message, ...more) {
    if (!listening.has(this)) this.addEventListener("message", ({ data }) => {
      const question = asked.get(data.id);
      if (question !== undefined) bench.answers.push({ task: question.task, ms: performance.now() - question.at });
    });
    listening.add(this);
    for (const { kind, id, task } of Array.isArray(message) ? message : []) if (kind === "ask") asked.set(id, { task, at: performance.now() });
    return post.call(this, message, ...more);
  };
  for (const kind of ["keydown", "click", "input", "change"])
    window.addEventListener(kind, (event) => { bench.began ??= event.timeStamp; }, { capture: true });
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))));
  bench.redraw = (look) => {
    const before = look();
    bench.began = null;
    return new Promise((resolve) => {
      const check = async () => {
        if (bench.began === null) return requestAnimationFrame(check);
        const now = look();
        if (now === null || now === before) return setTimeout(check, 1);
        resolve(await drawn() - bench.began);
      };
      check();
    });
  };
  bench.first = async (look) => {
    while (look() === null) await new Promise((resolve) => setTimeout(resolve, 2));
    return drawn();
  };
})();`;

/** What tells one drawing from the next: an expression that gives null while nothing is drawn. */
export type Look = string;

/** Acts, and gives the milliseconds from the input to the redraw of each thing looked at. @throws where nothing has changed within half a minute */
export async function redraws(page: Page, looks: readonly Look[], act: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(`window.pendingRedraws = Promise.all([${looks.map((look) => `window.bench.redraw(() => ${look})`).join(",")}]); undefined`);
  await act();
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`nothing was redrawn: ${looks.join(" ")}`)), 30_000).unref());
  return Promise.race([page.evaluate<number[]>("window.pendingRedraws"), late]);
}

/** Milliseconds from the start of the navigation until a frame with what is looked at. */
export function firstDrawn(page: Page, look: Look): Promise<number> {
  return page.evaluate<number>(`window.bench.first(() => ${look})`);
}

export interface Answered {
  /** From the last input until the new numbers stood in the page. */
  readonly numbersMs: number;
  /** From the first question for a task until its answer was in the page; null where none was asked. */
  readonly workerMs: number | null;
}

/** How the last input of `redraws` was answered; to be read before the next one. */
export function lastAnswer(page: Page, task: string): Promise<Answered> {
  return page.evaluate<Answered>(`(() => {
    const { answeredAt, began, answers } = window.bench;
    const [first] = answers.splice(0).filter(({ task }) => task === ${JSON.stringify(task)});
    return { numbersMs: answeredAt - began, workerMs: first?.ms ?? null };
  })()`);
}

/** Tasks over 50 ms while acting. */
export async function longTasks(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate("window.bench.longTasks.length = 0");
  await act();
  return page.evaluate<number[]>("window.bench.longTasks");
}
