/** The schema, step by step. A step that has been released is never edited. */
import { type Kysely, sql } from "kysely";
import type { Database } from "./database.ts";
import { findOlderEntries } from "./older-entries.ts";

export const migrations: readonly ((database: Kysely<never>) => Promise<void>)[] = [
  first,
  policies,
  memberships,
  rules,
  comments,
  lateRuns,
  forgottenRules,
  recovery,
  movingPeople,
  queues,
];

async function first(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("delivery")
    .addColumn("id", "text", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("payload", "text", (column) => column.notNull())
    .addColumn("received_at", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .execute();
  await schema
    .createIndex("delivery_waiting")
    .on("delivery")
    .columns(["received_at"])
    .where(sql.ref("state"), "=", sql.lit("waiting"))
    .execute();
  await schema
    .createTable("journal")
    .addColumn("seq", "integer", (column) => column.primaryKey().autoIncrement())
    .addColumn("installation", "integer", (column) => column.notNull())
    .addColumn("at", "text", (column) => column.notNull())
    .addColumn("identity", "text", (column) => column.notNull().unique())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("previous", "text", (column) => column.notNull())
    .addColumn("hash", "text", (column) => column.notNull())
    .addUniqueConstraint("journal_chain", ["installation", "previous"])
    .execute();
  await schema
    .createTable("journal_subject")
    .addColumn("subject", "text", (column) => column.notNull())
    .addColumn("seq", "integer", (column) => column.notNull().references("journal.seq"))
    .addPrimaryKeyConstraint("journal_subject_key", ["subject", "seq"])
    .execute();
  await schema
    .createTable("lane")
    .addColumn("key", "text", (column) => column.primaryKey())
    .addColumn("installation", "integer", (column) => column.notNull())
    .addColumn("repository", "integer", (column) => column.notNull())
    .addColumn("pull", "integer")
    .addColumn("wanted", "integer", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull())
    .addColumn("run_at", "integer", (column) => column.notNull())
    .execute();
  await schema.createIndex("lane_due").on("lane").columns(["run_at"]).execute();
  await schema
    .createTable("repository")
    .addColumn("id", "integer", (column) => column.primaryKey())
    .addColumn("installation", "integer", (column) => column.notNull())
    .addColumn("owner", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("pull")
    .addColumn("repository", "integer", (column) => column.notNull())
    .addColumn("number", "integer", (column) => column.notNull())
    .addColumn("installation", "integer", (column) => column.notNull())
    .addColumn("open", "integer", (column) => column.notNull())
    .addColumn("head", "text", (column) => column.notNull())
    .addColumn("head_repository", "integer")
    .addColumn("head_ref", "text", (column) => column.notNull())
    .addColumn("base_ref", "text", (column) => column.notNull())
    .addColumn("verdict", "text")
    .addColumn("mode", "text")
    .addColumn("decided_head", "text")
    .addColumn("decision", "integer")
    .addPrimaryKeyConstraint("pull_key", ["repository", "number"])
    .execute();
  await schema.createIndex("pull_head").on("pull").columns(["repository", "head"]).execute();
  await schema
    .createTable("shown")
    .addColumn("repository", "integer", (column) => column.notNull())
    .addColumn("head", "text", (column) => column.notNull())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("check_run", "integer", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("decision", "integer", (column) => column.notNull())
    .addColumn("digest", "text", (column) => column.notNull())
    .addColumn("annotated", "text", (column) => column.notNull())
    .addPrimaryKeyConstraint("shown_key", ["repository", "head", "name"])
    .execute();
}

/** What policies were there, and whether a closed pull request was merged. */
async function policies(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("policy_seen")
    .addColumn("scope", "text", (column) => column.primaryKey())
    .addColumn("first_seen", "integer", (column) => column.notNull())
    .execute();
  await schema
    .alterTable("pull")
    .addColumn("merged", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}

/** Since when people were seen in teams. */
async function memberships(database: Kysely<never>): Promise<void> {
  await database.schema
    .createTable("member_seen")
    .addColumn("grp", "text", (column) => column.notNull())
    .addColumn("person", "integer", (column) => column.notNull())
    .addColumn("since", "text")
    .addPrimaryKeyConstraint("member_seen_key", ["grp", "person"])
    .execute();
}

/** Where the check is required, as GitHub said last. */
async function rules(database: Kysely<never>): Promise<void> {
  await database.schema
    .createTable("branch_rules")
    .addColumn("repository", "integer", (column) => column.primaryKey())
    .addColumn("read_at", "integer", (column) => column.notNull())
    .addColumn("reading", "text", (column) => column.notNull())
    .execute();
}

/** Comments on lines, whose review was asked for, and how many runs a commit has of one name. */
async function comments(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("comment")
    .addColumn("repository", "integer", (column) => column.notNull())
    .addColumn("pull", "integer", (column) => column.notNull())
    .addColumn("fingerprint", "text", (column) => column.notNull())
    .addColumn("about", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("in_doubt", "integer", (column) => column.notNull())
    .addColumn("review", "integer")
    .addColumn("comment", "integer")
    .addPrimaryKeyConstraint("comment_key", ["repository", "pull", "fingerprint"])
    .execute();
  await schema
    .alterTable("pull")
    .addColumn("requested", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable("shown")
    .addColumn("runs", "integer", (column) => column.notNull().defaultTo(1))
    .execute();
}

/** Runs that GitHub made of requests that were given up. */
async function lateRuns(database: Kysely<never>): Promise<void> {
  await database.schema
    .alterTable("shown")
    .addColumn("newest", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}

/** How often rules were forgotten. */
async function forgottenRules(database: Kysely<never>): Promise<void> {
  await database.schema
    .alterTable("branch_rules")
    .addColumn("forgotten", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}

/** What decisions were made of, how far sweeps and copies have come, and who wrote a check run last. */
async function recovery(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  await schema
    .createIndex("journal_of_installation")
    .on("journal")
    .columns(["installation", "seq"])
    .execute();
  await schema
    .createTable("input")
    .addColumn("hash", "text", (column) => column.primaryKey())
    .addColumn("content", "text", (column) => column.notNull())
    .execute();
  await schema
    .createTable("bookmark")
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("value", "text", (column) => column.notNull())
    .execute();
  await schema
    .alterTable("pull")
    .addColumn("looked", "text", (column) => column.notNull().defaultTo(""))
    .execute();
  await schema
    .alterTable("shown")
    .addColumn("posted_at", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
  await schema
    .alterTable("shown")
    .addColumn("turn", "integer", (column) => column.notNull().defaultTo(0))
    .execute();
}

/** Which pull requests hang on who is in a group, and who approved whose work. */
async function movingPeople(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("pull_group")
    .addColumn("grp", "text", (column) => column.notNull())
    .addColumn("repository", "integer", (column) => column.notNull())
    .addColumn("pull", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("pull_group_key", ["repository", "pull", "grp"])
    .execute();
  await schema.createIndex("pull_group_of").on("pull_group").columns(["grp"]).execute();
  // Of those that are open nobody knows on whom they hang until they are looked at again.
  await sql`UPDATE pull SET looked = 'forgotten' WHERE open = 1`.execute(database);
  await findOlderEntries(database as unknown as Database);
}

/** What merge queues made, and the pull requests in it. */
async function queues(database: Kysely<never>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable("merge_group")
    .addColumn("repository", "integer", (column) => column.notNull())
    .addColumn("head", "text", (column) => column.notNull())
    .addColumn("installation", "integer", (column) => column.notNull())
    .addColumn("pull", "integer", (column) => column.notNull())
    .addColumn("base_ref", "text", (column) => column.notNull())
    .addColumn("gone", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("members", "text")
    .addColumn("verdict", "text")
    .addColumn("mode", "text")
    .addColumn("decision", "integer")
    .addColumn("since", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("merge_group_key", ["repository", "head"])
    .execute();
  await schema.alterTable("lane").addColumn("group", "text").execute();
}
