/** Hands: whoever wrote any part of a change has no vote on it. */
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import {
  carol,
  commit,
  dave,
  earlier,
  head,
  inspection,
  policy,
  sha,
  snapshot,
} from "../ordinary.ts";
import { decided } from "./decided.ts";

describe("whoever wrote a part of a change", () => {
  const rows: readonly [title: string, changed: Partial<Snapshot>, more: readonly Fact[]][] = [
    [
      "the author of any commit",
      { authors: { ...snapshot.authors, [earlier]: { people: [carol], unknown: [] } } },
      [],
    ],
    [
      "whoever pushed a commit of it to any branch",
      {},
      [
        {
          kind: "pushed",
          repository: 20,
          ref: "refs/heads/side",
          by: carol,
          before: sha("d"),
          after: earlier,
          commits: [earlier],
        },
      ],
    ],
    [
      "whoever moved the branch, though those commits are gone (A14)",
      {},
      [{ kind: "updated", repository: 20, pull: 30, by: carol, before: sha("d"), after: sha("e") }],
    ],
    [
      "whoever a trailer names by GitHub's own address (A09)",
      {
        inspection: {
          ...inspection,
          change: {
            ...inspection.change,
            commits: [
              commit(head, {
                trailers: [{ name: "Carol", email: "3+carol@users.noreply.github.com" }],
              }),
              commit(earlier),
            ],
          },
        },
      },
      [],
    ],
    [
      "whoever a commit names by GitHub's older address",
      {
        inspection: {
          ...inspection,
          change: {
            ...inspection.change,
            commits: [
              commit(head, { author: { name: "C", email: "Carol@users.noreply.github.com" } }),
              commit(earlier),
            ],
          },
        },
      },
      [],
    ],
  ];
  it.each(rows)("%s cannot approve", (_title, changed, more) => {
    expect(decided({ snapshot: changed, facts: more }).verdict).toBe("held");
  });

  it("are not made by a push of commits that are not in the change", () => {
    const elsewhere: Fact = {
      kind: "pushed",
      repository: 20,
      ref: "refs/heads/x",
      by: carol,
      before: sha("d"),
      after: sha("e"),
      commits: [sha("e")],
    };
    expect(decided({ facts: [elsewhere] }).verdict).toBe("clear");
  });

  it("with no known account are shown", () => {
    const authors = { ...snapshot.authors, [earlier]: { people: [], unknown: ["Nobody"] } };
    expect(decided({ snapshot: { authors } }).unknownCommits).toEqual([earlier]);
  });
});

describe("hands", () => {
  const whoAndWhy = ({ hands }: Decision) =>
    hands.map(({ person, because }) => `${person.login} ${plainOf(because)}`);

  it("are named once each, with the first reason, openers first", () => {
    expect(whoAndWhy(decided())).toEqual([
      "bob opened this pull request",
      "mallory pushed `aaaaaaa` to this branch",
    ]);
  });

  it("are told by GitHub alone, and by the delivery alone", () => {
    expect(decide(snapshot, policy, []).hands.map(({ person }) => person.login)).toEqual(["bob"]);
    const gone = { ...snapshot, pull: { ...snapshot.pull, opener: null }, authors: {} };
    expect(whoAndWhy(decided({ snapshot: gone }))[0]).toBe("bob opened this pull request");
    expect(decide(gone, policy, []).hands).toEqual([]);
  });

  const naming = (email: string): Snapshot => {
    const trailers = [{ name: "C", email }];
    return {
      ...snapshot,
      inspection: {
        ...inspection,
        change: { ...inspection.change, commits: [commit(head, { trailers })] },
      },
    };
  };
  const rows: readonly [title: string, email: string, verdict: Decision["verdict"]][] = [
    ["by their number, whatever their name is now", "3+formerly@users.noreply.github.com", "held"],
    [
      "by a number of many digits, which is nobody here",
      "333333+carol@users.noreply.github.com",
      "clear",
    ],
    ["by the older form, in any case", "CAROL@users.noreply.github.com", "held"],
    ["by the older form of another name", "caroline@users.noreply.github.com", "clear"],
    [
      "not by an address that only begins so",
      "carol@users.noreply.github.com.evil.example",
      "clear",
    ],
    ["not by an address that only ends so", "x@carol@users.noreply.github.com", "clear"],
    ["not by any other address", "carol@example.com", "clear"],
  ];
  it.each(rows)("are named %s", (_title, email, verdict) => {
    expect(decided({ snapshot: naming(email) }).verdict).toBe(verdict);
  });

  it("that a commit names are told so", () => {
    expect(whoAndWhy(decided({ snapshot: naming("3+carol@users.noreply.github.com") }))).toContain(
      "carol is named in `aaaaaaa`",
    );
    const authors = { ...snapshot.authors, [earlier]: { people: [dave], unknown: [] } };
    expect(whoAndWhy(decided({ snapshot: { authors } }))).toContain(
      "dave wrote a part of `ccccccc`",
    );
  });

  it("of a commit that GitHub told nothing about are unknown", () => {
    expect(decided({ snapshot: { authors: {} } }).unknownCommits).toEqual([head, earlier]);
    expect(decided().unknownCommits).toEqual([]);
  });
});
