import { describe, expect, it } from "vitest";
import {
  bytesRead,
  folderOf,
  groupsOf,
  isWorthReading,
  namedLike,
  wordIn,
} from "../../../src/core/policy-check/clues.ts";
import { entry } from "../policy/entry.ts";

describe("a name that says money", () => {
  it.each([
    ["freqtrade/strategy/interface.py", "trading"],
    ["src/MatchingEngine/OrderBook.cpp", "trading"],
    ["services/payouts/send.ts", "withdrawals"],
    ["contracts/src/Vault.sol", "wallets"],
    ["ops/prod.pem", "keys"],
    ["src/risk_limits.go", "limits"],
  ])("%s is like the built-in %s", (path, area) => {
    expect(namedLike(entry(path))).toBe(area);
  });

  it.each([
    ["a test", "tests/strategy/test_interface.py"],
    ["a test beside its code", "src/strategy/book.test.ts"],
    ["a test of Go", "internal/signer/signer_test.go"],
    ["a test of Foundry", "contracts/Vault.t.sol"],
    ["a test of .NET", "Shop.Tests/Wallets/Send.cs"],
    ["a test of several parts", "integration-tests/wallet/send.ts"],
    ["a benchmark", "crates/execution/benches/matching.rs"],
    ["what tests are made with", "trader/test_kit/strategies/stub.py"],
    ["an example", "examples/trading/main.py"],
    ["an example of settings", "services/.env.example"],
    ["what keeps a folder in git", "conf/strategies/.gitkeep"],
    ["a paper", "docs/strategies/index.html"],
    ["a picture", "web/strategies/curve.png"],
    ["somebody else's code", "vendor/github.com/x/wallet/wallet.go"],
    ["what no area is about", "src/web/page.ts"],
    ["a file of the guard, which is always guarded", ".github/workflows/ci.yml"],
  ])("%s is none: %s", (_, path) => {
    expect(namedLike(entry(path))).toBeNull();
  });
});

describe("a word that code that moves money says", () => {
  const clue = (text: string) => wordIn(new TextEncoder().encode(text));
  it.each([
    ["def withdrawFunds(to):", "withdraw"],
    ["pay_out(user)", "payout"],
    ["const PRIVATE_KEY = env.KEY", "private key"],
    ["wallet.signTransaction(tx)", "sign transaction"],
    ["eth_sendRawTransaction", "send transaction"],
    ["transfer_funds(a, b)", "transfer funds"],
    ["if size > max_position:", "max position"],
    ["notionalLimit: 5", "notional limit"],
    ["MAX_NOTIONAL_USD = 5_000_000", "notional limit"],
    ["if size * price > self.max_notional:", "notional limit"],
    ["return maxNotional >= size", "notional limit"],
    ["max_notional_per_order", "notional limit"],
    ["await exchange.createLimitOrder()", "place order"],
  ])("%s: %s", (text, word) => {
    expect(clue(text)).toBe(word);
  });

  it.each([
    ["was withdrawn from the list"],
    ["the layout pays out of proportion"],
    ["private readonly key: string"],
    ["order by balance, transfer learning, position: absolute"],
    ["maximum of positions"],
    ["cls(multiplier, max_notional=None, min_notional=None)"],
    ["pub max_notional: Option<Money>, fn max_notional(&self) -> Option<Money>"],
    ["connector = build_without_private_keys()"],
    ["design transactional"],
  ])("none in: %s", (text) => {
    expect(clue(text)).toBeNull();
  });

  it("is not looked for in bytes that are no text, nor past the first of a large file", () => {
    expect(clue("withdraw\0")).toBeNull();
    expect(clue(`${"\n".repeat(bytesRead)}withdraw`)).toBeNull();
    expect(clue(`${"\n".repeat(bytesRead - 8)}withdraw`)).toBe("withdraw");
  });

  it("is not looked for in what a bundler made, though it is in a short line by itself", () => {
    expect(clue(`${"x=1;".repeat(1_000)}withdraw()`)).toBeNull();
    expect(clue(`${"x = 1;\n".repeat(1_000)}withdraw()`)).toBe("withdraw");
    expect(clue(`${"x=1;".repeat(100)}withdraw()`)).toBe("withdraw");
  });

  it("is looked for in source files alone", () => {
    expect(isWorthReading(entry("src/app.py"))).toBe(true);
    expect(isWorthReading(entry("bin/pay.rb", "executable"))).toBe(true);
    for (const path of ["README.md", "data/pay.json", "tests/app.py", "app.min.css"])
      expect(isWorthReading(entry(path))).toBe(false);
    expect(isWorthReading(entry("src/app.py", "symlink"))).toBe(false);
    expect(isWorthReading(entry("src/app.py", "submodule"))).toBe(false);
  });
});

describe("files are told by folder", () => {
  const clues = (...paths: string[]) => paths.map((path) => ({ path, clue: "trading" }));

  it("the highest that has such a name, so that a tree is one line", () => {
    expect(folderOf("app/exchange/binance/api/client.py")).toBe("app/exchange/");
    expect(folderOf("app/core/order_book.py")).toBe("app/core/");
    expect(folderOf("wallet.py")).toBe("");
  });

  it("most files first, then by name, with one that tells something", () => {
    const found = clues(
      "b/exchange/x.py",
      "a/trader/y.py",
      "c/exchange/__init__.py",
      "c/exchange/z.py",
    );
    expect(groupsOf(found)).toEqual([
      { folder: "c/exchange/", files: 2, example: "c/exchange/z.py", clue: "trading" },
      { folder: "a/trader/", files: 1, example: "a/trader/y.py", clue: "trading" },
      { folder: "b/exchange/", files: 1, example: "b/exchange/x.py", clue: "trading" },
    ]);
  });

  it("by code rather than by what is around it", () => {
    const found = clues("x/trading/Cargo.toml", "x/trading/__utils__/ring.py", "x/trading/book.rs");
    expect(groupsOf(found)).toMatchObject([{ example: "x/trading/book.rs" }]);
  });

  it("crumbs of three neighbours are one line; those of two are not, nor those at the top", () => {
    const three = clues("a/b/c/orderbook.py", "a/b/d/orderbook.py", "a/b/e/orderbook.py");
    expect(groupsOf(three)).toMatchObject([{ folder: "a/b/", files: 3 }]);
    expect(groupsOf(three.slice(1))).toHaveLength(2);
    const top = clues("a/c/orderbook.py", "a/d/orderbook.py", "a/e/orderbook.py");
    expect(groupsOf(top)).toHaveLength(3);
  });

  it("with the clue that most of them have", () => {
    const found = ["keys", "limits", "limits"].map((clue, at) => ({ path: `a/f${at}.py`, clue }));
    expect(groupsOf(found)).toMatchObject([{ clue: "limits", example: "a/f1.py" }]);
  });
});
