import type { CompiledQuery, DatabaseConnection, Kysely } from "kysely";

/** A connection over which questions can be sent without waiting for their answers: they are answered in order, and so every later one sees what they did. */
export interface Sending {
  /** @throws what an earlier one failed by, where many are under way */
  send(query: CompiledQuery): Promise<void>;
  /** Waits for all that was sent. @throws what the first of it failed by */
  settle(): Promise<void>;
}

/**
 * Sends a write that gives no answer. Within a transaction on a server the answer is not waited for: each wait wakes two processes. If it fails, so does a later
 * question or the end of the transaction, by what this one failed by.
 */
export async function sendQuery<T>(db: Kysely<T>, query: CompiledQuery): Promise<void> {
  if (!db.isTransaction) return void (await db.executeQuery(query));
  await db.getExecutor().provideConnection(async (connection) => {
    await (isSending(connection) ? connection.send(query) : connection.executeQuery(query));
  });
}

/** Waits for all that was sent in a transaction. @throws what the first of it failed by */
export async function settleSent<T>(db: Kysely<T>): Promise<void> {
  await db.getExecutor().provideConnection(async (connection) => {
    if (isSending(connection)) await connection.settle();
  });
}

function isSending(connection: DatabaseConnection): connection is DatabaseConnection & Sending {
  return "send" in connection && "settle" in connection;
}
