import { seededRandom } from "../../packages/core/src/base/random.ts";

/** A queue with workers that read, and one database that everybody waits for. */
export interface QueueSetting {
  readonly documents: number;
  readonly workers: number;
  /** Mean seconds that reading takes; single readings are exponentially distributed around it, as lengths of documents are skewed. */
  readonly readSeconds: number;
  /** Seconds of the database to claim a document and to note its end. */
  readonly claimSeconds: number;
  /** Seconds of the database to commit a document, within a batch. */
  readonly commitSeconds: number;
  readonly batch: number;
  /** Chance that the worker is killed while it reads; its document is found again after `recoverySeconds`. */
  readonly killChance?: number;
  readonly recoverySeconds?: number;
  readonly seed?: number;
}

export interface QueueOutcome {
  readonly seconds: number;
  readonly perSecond: number;
  /** Share of the time in which the database is at work. */
  readonly databaseLoad: number;
  /** Share of the time in which a worker reads. */
  readonly workerLoad: number;
  /** Documents that were committed: each once, however many workers died. */
  readonly committed: number;
  readonly retried: number;
}

interface Worker {
  /** When it is free again. */
  at: number;
  /** Documents that it has read and not committed. */
  held: number;
  /** The database is asked next to commit them. */
  isFull: boolean;
}

/** Events in the order of time: the worker that is free first asks the database, which serves one after the other. Cost: O(documents · workers). */
export function simulateQueue(setting: QueueSetting): QueueOutcome {
  const { documents, readSeconds, claimSeconds, commitSeconds, batch, killChance = 0, recoverySeconds = 60, seed = 1 } = setting;
  const random = seededRandom(seed);
  const workers: Worker[] = Array.from({ length: setting.workers }, () => ({ at: 0, held: 0, isFull: false }));
  const lost: number[] = [];
  let [waiting, free, busy, reading, committed, retried] = [documents, 0, 0, 0, 0, 0];
  const ask = (worker: Worker, seconds: number): void => {
    free = Math.max(free, worker.at) + seconds;
    busy += seconds;
    worker.at = free;
  };
  while (committed < documents) {
    const worker = workers.reduce((first, one) => (one.at < first.at ? one : first));
    if (worker.isFull || (waiting === 0 && worker.held > 0)) {
      ask(worker, worker.held * commitSeconds);
      committed += worker.held;
      Object.assign(worker, { held: 0, isFull: false });
      continue;
    }
    while (lost.length > 0 && (lost[0] ?? 0) <= worker.at) {
      lost.shift();
      waiting++;
      retried++;
    }
    if (waiting === 0) {
      worker.at = nextMoment(worker.at, [...lost, ...workers.filter(({ at, held }) => at > worker.at && held > 0).map(({ at }) => at)]);
      continue;
    }
    waiting--;
    ask(worker, claimSeconds);
    const seconds = -Math.log(1 - random()) * readSeconds;
    worker.at += seconds;
    if (random() < killChance) lost.push(worker.at + recoverySeconds);
    else {
      reading += seconds;
      worker.isFull = ++worker.held >= batch;
    }
    lost.sort((a, b) => a - b);
  }
  const seconds = Math.max(free, ...workers.filter(({ held }) => held > 0).map(({ at }) => at));
  return {
    seconds,
    perSecond: documents / seconds,
    databaseLoad: busy / seconds,
    workerLoad: reading / seconds / setting.workers,
    committed,
    retried,
  };
}

/** A worker without work looks again when something can have changed. */
function nextMoment(now: number, moments: readonly number[]): number {
  const later = moments.filter((at) => at > now);
  return later.length === 0 ? now + 1 : Math.min(...later) + 1e-6;
}
