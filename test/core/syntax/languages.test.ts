import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadParser } from "../../../src/app/analysis/grammars.ts";
import { routinesOf } from "../../../src/core/findings/sides/routine.ts";
import { grammarNames } from "../../../src/core/syntax/grammar.ts";
import { readableOf, type Statement, textOf } from "../../../src/core/syntax/statement.ts";
import { isBroken } from "../../../src/core/syntax/tree.ts";
import { parse } from "./parse.ts";

const readProgram = (name: string): string =>
  readFileSync(new URL(`./programs/${name}`, import.meta.url), "utf8");

function everyOf(statements: readonly Statement[]): readonly Statement[] {
  return statements.flatMap((statement) => [
    statement,
    ...everyOf(statement.body),
    ...everyOf(statement.alternative),
  ]);
}

/** Kinds and names, one a line, indented by what holds them. */
function outlineOf(statements: readonly Statement[], depth = 0, other = ""): readonly string[] {
  return statements.flatMap(({ kind, name, body, alternative }) => [
    `${"  ".repeat(depth)}${other}${kind}${name === null ? "" : ` ${name}`}`,
    ...outlineOf(body, depth + 1),
    ...outlineOf(alternative, depth, "else "),
  ]);
}

/** The same with words instead of names. */
function wordsOf(statements: readonly Statement[], depth = 0, other = ""): readonly string[] {
  return statements.flatMap(({ kind, tokens, body, alternative }) => [
    `${"  ".repeat(depth)}${other}${kind}: ${readableOf(textOf(tokens))}`,
    ...wordsOf(body, depth + 1),
    ...wordsOf(alternative, depth, "else "),
  ]);
}

const bodyOfWithdraw = [
  "if",
  "  raise",
  "loop",
  "  simple",
  "if",
  "  simple",
  "else if",
  "  simple",
  "else simple",
  "return",
];

describe("the same program in every language", () => {
  const rows = [
    ["book.py", "Book.withdraw", ["self", "amount", "to"], ["login_required"]],
    ["book.ts", "Book.withdraw", ["amount", "to"], ["loginRequired()"]],
    ["book.js", "Book.withdraw", ["amount", "to"], []],
    ["book.go", "Book.Withdraw", ["amount", "to"], []],
    ["Book.java", "Book.withdraw", ["amount", "to"], [`PreAuthorize("hasRole('desk')")`]],
    ["Book.kt", "Book.withdraw", ["amount", "to"], [`PreAuthorize("hasRole('desk')")`]],
    ["book.rs", "Book.withdraw", ["self", "amount", "to"], ["only(owner)"]],
    ["Book.sol", "Book.withdraw", ["amount", "to"], ["onlyOwner", "whenNotPaused(desk)"]],
    ["book.rb", "Book.withdraw", ["amount", "to"], []],
    ["book.c", "withdraw", ["book", "amount", "to"], []],
    ["book.cpp", "Book.withdraw", ["amount", "to"], []],
    ["Book.cs", "Book.Withdraw", ["amount", "to"], [`Authorize("desk")`]],
    ["book.php", "Book.withdraw", ["$amount", "$to"], [`IsGranted("desk")`]],
    ["Book.scala", "Book.withdraw", ["amount", "to"], [`desk("only")`]],
    ["book.sh", "withdraw", [], []],
  ] as const;

  test.each(rows)("%s has %s", async (file, path, parameters, marks) => {
    const text = readProgram(file);
    const { root, outline, statements } = await parse(file, text);
    const found = everyOf(statements).filter(({ kind }) => kind === "function");
    const [withdraw] = found;
    if (withdraw === undefined) throw new TypeError("There is no function.");
    // A shell function has no value to return: it ends with its last command.
    const body = file === "book.sh" ? [...bodyOfWithdraw.slice(0, -1), "simple"] : bodyOfWithdraw;
    expect(isBroken(root)).toBe(false);
    expect(found).toHaveLength(1);
    expect(outlineOf(withdraw.body)).toEqual(body);
    expect(routinesOf(statements).map((routine) => routine.path)).toEqual([null, path]);
    expect(withdraw.parameters).toEqual(parameters);
    expect(withdraw.marks.map(readableOf)).toEqual(marks);
    // Regions widen to the whole of it, marks too.
    expect(outline).toContainEqual({ startLine: withdraw.startLine, endLine: withdraw.endLine });
    const words = textOf(withdraw.tokens);
    for (const mark of withdraw.marks) expect(words).toContain(mark);
  });

  test("and what stands in the class beside it is a simple statement", async () => {
    const beside = async (file: string) =>
      wordsOf((await parse(file, readProgram(file))).statements[0]?.body ?? []).slice(0, 2);
    expect(await beside("book.rb")).toEqual([
      "simple: FEE = 2",
      "simple: before_action:authenticate",
    ]);
    expect((await beside("Book.sol"))[0]).toBe("simple: uint256 fee = 2");
    expect((await beside("book.php"))[0]).toBe("simple: private int $fee = 2");
  });
});

describe("what a language says in its own way", () => {
  const rows = [
    [
      "a.go",
      "func f() error { if err := g(); err != nil { return err }; return nil }",
      [
        "function: func f() error",
        "  if: if err := g(); err != nil",
        "    return: return err",
        "  return: return nil",
      ],
    ],
    [
      "a.go",
      "func f() { switch a { case 1, 2: g(); default: panic(1) } }",
      [
        "function: func f()",
        "  block: switch a",
        "    case: case 1, 2:",
        "      simple: g()",
        "    case: default:",
        "      raise: panic(1)",
      ],
    ],
    [
      "a.rs",
      "fn f() { let Some(x) = a else { return; }; if let Some(y) = b { g(y) } }",
      [
        "function: fn f()",
        "  if: let Some(x) = a",
        "  else return: return",
        "  if: if let Some(y) = b",
        "    simple: g(y)",
      ],
    ],
    [
      "a.rs",
      "fn f() { let z = match a { Some(q) => q, None => return Err(1) }; ensure!(z > 1); }",
      [
        "function: fn f()",
        "  simple: let z =",
        "    block: match a",
        "      case: Some(q) =>",
        "        simple: q",
        "      case: None =>",
        "        return: return Err(1)",
        "  simple: ensure !(z > 1)",
      ],
    ],
    [
      "A.kt",
      "fun f() { val z = y ?: return 0; when (z) { 1 -> a(); else -> throw X() } }",
      [
        "function: fun f()",
        "  simple: val z = y ?: return 0",
        "    return: return 0",
        "  block: when(z)",
        "    case: 1 ->",
        "      simple: a()",
        "    case: else ->",
        "      raise: throw X()",
      ],
    ],
    [
      "A.sol",
      'contract A { function f() external { require(a > 1, "no"); if (b) revert("no"); else g(); } }',
      [
        "class: contract A",
        "  function: function f() external",
        '    simple: require(a > 1, "no")',
        "    if: if (b)",
        '      raise: revert("no")',
        "    else simple: g()",
      ],
    ],
    [
      "A.sol",
      "contract A { modifier onlyOwner() { require(msg.sender == owner); _; } constructor() {} }",
      [
        "class: contract A",
        "  function: modifier onlyOwner()",
        "    simple: require(msg.sender == owner)",
        "    simple: _",
        "  function: constructor()",
      ],
    ],
    [
      "A.java",
      "class A { void f() { try { g(); } catch (E e) { throw e; } switch (a) { case 1 -> h(); } } }",
      [
        "class: class A",
        "  function: void f()",
        "    try: try",
        "      simple: g()",
        "    else handler: catch(E e)",
        "      raise: throw e",
        "    block: switch(a)",
        "      case: case 1 ->",
        "        simple: h()",
      ],
    ],
    [
      "a.rb",
      "def f\n  return if a\n  unless b\n    fail 'no'\n  end\n  g\nrescue E => e\n  raise\nend",
      [
        "function: def f",
        "  try: ",
        "    if: if a",
        "      return: return",
        "    if: unless b",
        '      raise: fail "no"',
        "    simple: g",
        "  else handler: rescue E => e",
        "    raise: raise",
      ],
    ],
    [
      "a.php",
      "<?php if ($a): f(); else: exit(1); endif; $x = $y ?? throw new E();",
      [
        "if: if ($a)",
        "  simple: f()",
        "else raise: exit(1)",
        "simple: $x = $y ?? throw new E()",
        "  raise: throw new E()",
      ],
    ],
    [
      "A.cs",
      "class A { int X => y; int F(int a) => a switch { 1 => 2, _ => throw new E() }; }",
      [
        "class: class A",
        "  simple: int X",
        "    simple: y",
        "  function: int F(int a)",
        "    simple: a switch { }",
        "      case: 1 =>",
        "        simple: 2",
        "      case: _ =>",
        "        raise: throw new E()",
      ],
    ],
    [
      "a.cpp",
      "int A::f(int a) {\n#if 0\n  check(a);\n#endif\n  if (a > 1) return 2; else throw 1;\n}",
      [
        "function: int A::f(int a)",
        "  if: #if 0",
        "    simple: check(a)",
        "  if: if (a > 1)",
        "    return: return 2",
        "  else raise: throw 1",
      ],
    ],
    [
      "A.scala",
      "object A { def f(a: Int) = a match { case x if x > 1 => throw new E\n case _ => g(x) } }",
      [
        "class: object A",
        "  function: def f(a: Int) =",
        "    block: a match",
        "      case: case x if x > 1 =>",
        "        raise: throw new E",
        "      case: case _ =>",
        "        simple: g(x)",
      ],
    ],
    [
      "a.sh",
      'case "$1" in\n  a) f ;;\n  *) exit 2 ;;\nesac',
      ['block: case "$1" in', "  case: a)", "    simple: f", "  case: *)", "    raise: exit 2"],
    ],
  ] as const;

  test.each(rows)("%s: %s", async (path, text, expected) => {
    expect(wordsOf((await parse(path, text)).statements)).toEqual(expected);
  });

  test.each([
    ["A.java", "class A { <T> void f(T one, int two) {} }"],
    ["a.ts", "function f<T>(one: T, two: number) {}"],
    ["a.rs", "fn f<T>(one: T, two: u64) {}"],
    ["a.go", "func f[T any](one T, two int) {}"],
    ["A.cs", "class A { void F<T>(T one, int two) {} }"],
  ])("%s: parameters are no type parameters", async (path, text) => {
    const found = everyOf((await parse(path, text)).statements).find(
      ({ kind }) => kind === "function",
    );
    expect(found?.parameters).toEqual(["one", "two"]);
  });

  test.each([
    ["a.py", "if a:\n    b()\nelif e:\n    f()\nelse:\n    if c:\n        d()\n    g()\n"],
    ["a.ts", "if (a) { b(); } else if (e) { f(); } else { if (c) { d(); } g(); }"],
    ["a.go", "func x() { if a { b() } else if e { f() } else { if c { d() }; g() } }"],
    ["a.php", "<?php if (a) { b(); } elseif (e) { f(); } else { if (c) { d(); } g(); }"],
  ])("%s: what follows an `if` in an `else` is not its other branch", async (path, text) => {
    const { statements } = await parse(path, text);
    const first = statements[0]?.kind === "function" ? statements[0].body : statements;
    expect(outlineOf(first)).toEqual([
      "if",
      "  simple",
      "else if",
      "  simple",
      "else if",
      "  simple",
      "else simple",
    ]);
    expect(first[0]?.alternative[0]?.alternative[0]?.alternative).toEqual([]);
  });

  test("no word is lost: not the number before a unit, nor the word that takes checks away", async () => {
    const text = "contract A { function f() { unchecked { a += 14 days; } } }";
    expect(wordsOf((await parse("A.sol", text)).statements)).toEqual([
      "class: contract A",
      "  function: function f()",
      "    simple: unchecked",
      "    simple: a += 14 days",
    ]);
  });

  test("a decorator that is alone in view belongs to the function below it", async () => {
    const text = "@one\n@two\n@three\ndef f():\n    pass\n";
    const { outline, statements } = await parse("a.py", text, { start: 1, end: 4 });
    expect(outline).toEqual([{ startLine: 1, endLine: 5 }]);
    expect(statements[0]?.marks).toEqual(["one", "two", "three"]);
  });
});

describe("settings", () => {
  /** Paths of the values, with their words. */
  const settingsOf = (statements: readonly Statement[], path = ""): readonly string[] =>
    statements.flatMap(({ kind, name, tokens, body }) =>
      kind === "simple"
        ? [`${path}${readableOf(textOf(tokens))}`]
        : settingsOf(body, `${path}${name === null ? "- " : `${name} / `}`),
    );

  const rows = [
    [
      "a.yaml",
      "# why\nwithdraw:\n  daily-max: -100 # EUR\n  hosts: [a, 'b']\n  steps:\n    - run: x\n    - two\n",
      [
        "withdraw / daily-max: - 100",
        "withdraw / hosts / a",
        'withdraw / hosts / "b"',
        "withdraw / steps / - run: x",
        "withdraw / steps / two",
      ],
    ],
    [
      "a.json",
      '{"withdraw": {"max": 100, "hosts": ["a", {"b": true}]}, "none": []}',
      [
        'withdraw / "max": 100',
        'withdraw / hosts / "a"',
        'withdraw / hosts / - "b": true',
        '"none": []',
      ],
    ],
    [
      "a.toml",
      'top = 1\n[withdraw.limits]\nmax = 100 # EUR\nof = { a = 1, b = [2] }\n[["hosts"]]\nname = "x"\n',
      [
        "top = 1",
        "withdraw.limits / max = 100",
        "withdraw.limits / of / a = 1",
        "withdraw.limits / of / b / 2",
        'hosts / name = "x"',
      ],
    ],
    [
      "a.tf",
      'resource "key" "hot" {\n  on = true\n  tags = { a = "b" }\n  ids = ["x", var.y]\n  rule { port = 22 }\n}\n',
      [
        "resource.key.hot / on = true",
        'resource.key.hot / tags / a = "b"',
        'resource.key.hot / ids / "x"',
        "resource.key.hot / ids / var.y",
        "resource.key.hot / rule / port = 22",
      ],
    ],
  ] as const;

  test.each(rows)("%s: each value has its path", async (path, text, expected) => {
    const { root, outline, statements } = await parse(path, text);
    expect(isBroken(root)).toBe(false);
    expect(outline).toEqual([]);
    expect(settingsOf(statements)).toEqual(expected);
  });

  test("a line deep in a long file keeps the path to it, and nothing else is read", async () => {
    const text = Array.from(
      { length: 500 },
      (_, index) => `desk${index}:\n  limits:\n    daily: ${index}\n    hourly: 1\n`,
    ).join("");
    const { statements } = await parse("a.yaml", text, { start: 1303, end: 1303 });
    expect(settingsOf(statements)).toEqual(["desk325 / limits / daily: 325"]);
  });
});

describe("every grammar", () => {
  test.each(grammarNames)("%s loads", async (name) => {
    await expect(loadParser(name)).resolves.toBeDefined();
  });

  const paths = "a.py a.ts a.js a.go A.java A.kt a.rs A.sol a.rb a.c a.cpp A.cs a.php A.scala a.sh";
  const data = "a.yaml a.json a.toml a.tf";
  const soup = "}{)(][ \0 \u{1F600} 'x \"y `z <?php if else: = => -> #[ @ - &a *b ${ \\ \n\t\r\n";

  test.each(`${paths} ${data}`.split(" "))("%s is read, whatever stands in it", async (path) => {
    for (const text of ["", "\n", soup, soup.repeat(50), "{".repeat(3000), "a:\n".repeat(500)])
      expect((await parse(path, text)).statements).toBeInstanceOf(Array);
  });
});
