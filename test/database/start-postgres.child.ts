/** Starts a test server, tells its pid, and waits to be killed. */
import { startPostgres } from "./start-postgres";

void startPostgres().then(({ pid }) => process.stdout.write(`${pid}\n`));
