/** What a run came to, as a table. */
import type { Judgement } from "./judge.ts";
import type { Chaos } from "./run.ts";

type Row = readonly [what: string, count: number];

export function summaryOf(chaos: Chaos, end: Judgement, seconds: number): readonly Row[] {
  const { firm, watch, counts, deeds } = chaos;
  const { merges } = watch;
  const requests = [...counts].filter(([what]) => what.startsWith("request: "));
  const sum = (rows: readonly Row[]) => rows.reduce((all, [, count]) => all + count, 0);
  return [
    ["pull requests", firm.repository.pulls.length],
    ["events", sum([...deeds])],
    ...[...deeds].map(([what, count]): Row => [`  ${what}`, count]).toSorted(),
    ["deliveries", firm.github.deliveries.all.length],
    ...["failed", "lost", "doubled"].map((what): Row => [`  ${what}`, counts.get(what) ?? 0]),
    ["requests of the server", firm.github.requests.log.filter(({ by }) => by !== "user").length],
    ["  met by a fault", sum(requests)],
    ["merges tried", merges.tried],
    ["  let through", merges.through],
    ["  of those, not clear any more in that moment", merges.late.length],
    ["  into an unguarded branch", merges.unguarded],
    ["  refused", merges.refused],
    ["evaluations", chaos.logged().filter((line) => line.includes('"event":"decided"')).length],
    ["open at the end", firm.repository.pulls.filter(({ state }) => state === "open").length],
    ["  of those, clear", clearIn(chaos)],
    ["wrong", merges.wrong.length + end.wrong.length],
    ["lost", end.lost.length],
    ["seconds", seconds],
  ];
}

function clearIn({ firm: { repository } }: Chaos): number {
  return repository.pulls.filter(
    ({ state, head }) =>
      state === "open" &&
      repository.runs.findLast(({ headSha, name }) => headSha === head.sha && name === "foureyes")
        ?.conclusion === "success",
  ).length;
}

export function linesOf(rows: readonly Row[]): readonly string[] {
  const widest = Math.max(...rows.map(([what]) => what.length));
  return rows.map(([what, count]) => `${what.padEnd(widest)}  ${String(count).padStart(7)}`);
}
