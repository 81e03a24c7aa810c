/** What everything is kept in: the same tables in an embedded database and in PostgreSQL. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/**
 * A transaction has the database for itself, in both engines: what it reads does not change until
 * it ends, so nothing is ever appended twice or to an old head.
 */
export type Database = Kysely<Tables>;
