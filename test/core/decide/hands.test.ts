/** Hands: whoever wrote any part of a change has no vote on it. */
import { describe, expect, it } from "vitest";
import { decide } from "../../../src/core/decide.ts";
import type { Decision } from "../../../src/domain/decision.ts";
import type { Fact } from "../../../src/domain/fact.ts";
import type { Person } from "../../../src/domain/person.ts";
import { plainOf } from "../../../src/domain/sentence.ts";
import type { Snapshot } from "../../../src/domain/snapshot.ts";
import {
  alice,
  carol,
  commit,
  dave,
  earlier,
  erin,
  head,
  inspection,
  key,
  policy,
  review,
  sha,
  snapshot,
} from "../ordinary.ts";
import { decided, members, naming } from "./decided.ts";

const on = { repository: key.repository, pull: key.pull };
const at = "2026-05-12T12:00:00Z";

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
    ["whoever a trailer names by GitHub's own address (A09)", naming("3+carol"), []],
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

  it.each<readonly [string, Fact]>([
    ["an edit of a review", { kind: "review-edited", ...on, review: 1, by: carol, at }],
    ["another base", { kind: "retargeted", ...on, by: carol, from: "docs", to: "main", at }],
    ["a closing", { kind: "closed", ...on, by: carol, head, merged: false, at }],
    ["a dismissal", { kind: "review-dismissed", ...on, review: 9, by: carol }],
  ])("are not made by %s", (_title, fact) => {
    expect(decided({ facts: [fact] }).verdict).toBe("clear");
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
    expect(decided({ snapshot: { authors } }).unknownHands).toMatchObject([{ commit: earlier }]);
  });
});

describe("hands", () => {
  const whoAndWhy = ({ hands }: Decision) =>
    hands.map(({ person, because }) => `${person.login} ${plainOf(because)}`);

  it("have the login that GitHub gives, whatever a trailer calls their number", () => {
    const { hands, opinions } = decided({ snapshot: naming("3+dave") });
    expect(hands.map(({ person }) => person.login)).not.toContain("dave");
    expect(opinions.find(({ person }) => person?.id === carol.id)?.ignored).not.toBeNull();
  });

  it("are named once each, with the first reason, openers first", () => {
    expect(whoAndWhy(decided())).toEqual([
      "bob opened this pull request",
      "mallory pushed `aaaaaaa` to this branch",
    ]);
  });

  it("are told by GitHub alone, and by the delivery alone", () => {
    const alone = { ...snapshot, authors: {} };
    expect(whoAndWhy(decide(alone, policy, []))).toEqual(["bob opened this pull request"]);
    const gone = { ...snapshot, pull: { ...snapshot.pull, opener: null }, authors: {} };
    expect(whoAndWhy(decided({ snapshot: gone }))[0]).toBe("bob opened this pull request");
    expect(decide(gone, policy, []).hands).toEqual([]);
  });

  it.each<readonly [string, string, Decision["verdict"]]>([
    ["by their number, whatever their name is now", "3+formerly", "held"],
    ["by a number of many digits, which is nobody here", "333333+carol", "clear"],
    ["by a name that a company manages", "3+carol_acme", "held"],
    ["by the older form, in any case", "CAROL", "held"],
    ["by the older form of another name", "caroline", "clear"],
    ["not by an address that only ends so", "x@carol", "clear"],
  ])("are named %s", (_title, name, verdict) => {
    expect(decided({ snapshot: naming(name) }).verdict).toBe(verdict);
  });

  it.each<readonly [string, string]>([
    ["that only begins so", "users.noreply.github.com.evil.example"],
    ["of anybody else", "example.com"],
  ])("are not named by an address %s", (_title, domain) => {
    expect(decided({ snapshot: naming("carol", domain) }).verdict).toBe("clear");
    expect(decided({ snapshot: naming("carol") }).verdict).toBe("held");
  });

  it("are named by all digits of their number", () => {
    const zoe: Person = { id: 123456, login: "zoe", kind: "user" };
    const given = [review(1, alice), review(2, zoe)];
    const teams = { ...snapshot.teams, "acme/quant": members(alice, zoe) };
    const by = (number: string) =>
      decided({ given, snapshot: { ...naming(`${number}+zoe`), teams } });
    expect(by("123456").verdict).toBe("held");
    expect(by("123456").hands.map(({ person }) => person)).toContainEqual(zoe);
    expect(by("12345").verdict).toBe("clear");
  });

  it("are named by the older form, though an account that reviewed is gone", () => {
    const ghost = review(3, erin);
    const given = [
      { ...ghost, live: { ...ghost.live, person: null } },
      review(1, alice),
      review(2, carol),
    ];
    const by = (name: string) => decided({ given, snapshot: naming(name) });
    expect(by("carol").verdict).toBe("held");
    expect(by("zoe").verdict).toBe("clear");
  });

  it("that a commit names are told so", () => {
    expect(whoAndWhy(decided({ snapshot: naming("3+carol") }))).toContain(
      "carol is named in `aaaaaaa`",
    );
    const authors = { ...snapshot.authors, [earlier]: { people: [dave], unknown: [] } };
    expect(whoAndWhy(decided({ snapshot: { authors } }))).toContain(
      "dave wrote a part of `ccccccc`",
    );
  });

  it("of a commit that GitHub told nothing about are unknown", () => {
    expect(decided({ snapshot: { authors: {} } }).unknownHands).toMatchObject([
      { commit: head },
      { commit: earlier },
    ]);
    expect(decided().unknownHands).toEqual([]);
  });
});
