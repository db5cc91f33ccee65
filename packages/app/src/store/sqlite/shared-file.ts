import { HandleConnection, type Lender } from "./sqlite-dialect.ts";
import { openSqliteHandle, type SqliteHandle } from "./sqlite-handle.ts";

type Grant = (connection: HandleConnection) => void;
interface Waiting {
  readonly isRead: boolean;
  readonly grant: Grant;
}

/**
 * The connections to one SQLite file. One does everything, whose memory then holds what is asked for most; a second one reads beside a write that takes long,
 * and sees what stood before it, since the log is written ahead. It is opened where one is needed first.
 */
export class SharedFile {
  readonly #main: HandleConnection;
  #beside: HandleConnection | null = null;
  #isMainLent = false;
  #isWriteLong = false;
  #isBesideLent = false;
  /** Who waits for the connection that does everything, in order. */
  #waiting: Waiting[] = [];
  readonly #waitingBeside: Grant[] = [];
  readonly #path: string;

  constructor(path: string, handle: SqliteHandle) {
    this.#path = path;
    this.#main = new HandleConnection(handle, () => this.#noteLongWrite());
  }

  /** Connections for reading: beside a long write, the second one. */
  get readers(): Lender {
    return this.#lender(true);
  }

  /** The connection that writes, to one after another. */
  get writers(): Lender {
    return this.#lender(false);
  }

  close(): void {
    this.#main.handle.close();
    this.#beside?.handle.close();
  }

  #lender(isRead: boolean): Lender {
    return { acquire: () => this.#acquire(isRead), release: (connection) => this.#release(connection), close: () => this.close() };
  }

  #acquire(isRead: boolean): Promise<HandleConnection> {
    if (!this.#isMainLent) {
      this.#isMainLent = true;
      return Promise.resolve(this.#main);
    }
    if (isRead && this.#isWriteLong) return this.#acquireBeside();
    return new Promise((grant) => this.#waiting.push({ isRead, grant }));
  }

  #acquireBeside(): Promise<HandleConnection> {
    if (this.#isBesideLent) return new Promise((grant) => this.#waitingBeside.push(grant));
    const beside = this.#openBeside();
    this.#isBesideLent = true;
    return Promise.resolve(beside);
  }

  #openBeside(): HandleConnection {
    this.#beside ??= new HandleConnection(openSqliteHandle(this.#path));
    return this.#beside;
  }

  #release(connection: HandleConnection): void {
    if (connection === this.#beside) {
      const next = this.#waitingBeside.shift();
      if (next === undefined) this.#isBesideLent = false;
      else next(connection);
      return;
    }
    this.#isWriteLong = false;
    const next = this.#waiting.shift();
    if (next === undefined) this.#isMainLent = false;
    else next.grant(connection);
  }

  /** Readers that wait already need not wait for its end. */
  #noteLongWrite(): void {
    if (this.#isWriteLong) return;
    try {
      this.#openBeside();
    } catch {
      // Where a second one cannot be had, they wait as before.
      return;
    }
    this.#isWriteLong = true;
    const readers = this.#waiting.filter(({ isRead }) => isRead);
    this.#waiting = this.#waiting.filter(({ isRead }) => !isRead);
    for (const { grant } of readers) void this.#acquireBeside().then(grant);
  }
}
