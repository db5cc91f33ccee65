import pg from "pg";

/** Lets time pass for the jobs of a PostgreSQL library: what was due, or not heard of, is so much older. */
export async function passTime(address: string, ms: number): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const past = `interval '${ms} milliseconds'`;
  try {
    await client.query(`update rapporteur_jobs.job set heartbeat_on = heartbeat_on - ${past}, start_after = start_after - ${past}`);
    await client.query("update rapporteur_jobs.queue set monitor_on = null, monitor_claim_on = null");
  } finally {
    await client.end();
  }
}
