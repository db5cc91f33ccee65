import { startPostgres } from "./postgres-server.ts";

/*
 * A process that starts a PostgreSQL server, says its address, and stops it once its standard input ends, however that came: so the server ends with the process that
 * wanted it.
 */

const server = await startPostgres();
process.stdout.write(`${server.address}\n`);
process.stdin.resume().once("end", () => void server.stop().then(() => process.exit()));
