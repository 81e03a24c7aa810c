import { describe, expect, test } from "vitest";
import { constantOf } from "../../../src/core/findings/values/constant.ts";
import { languageOf } from "../../../src/core/syntax/language.ts";
import { tokensOf } from "../../../src/core/syntax/token.ts";
import type { Path } from "../../../src/domain/change.ts";

function worth(text: string): unknown {
  const value = constantOf(tokensOf(text, languageOf("a.ts" as Path)));
  if (value === null) return null;
  switch (value.kind) {
    case "number":
      return value.unit === "none" ? value.number : `${value.number} ${value.unit}`;
    case "boolean":
      return value.is;
    case "text":
      return value.text;
    default:
      return value.kind;
  }
}

describe("a constant is worth the same in whatever way it is written", () => {
  test.each([
    ["10_000", 10_000],
    ["1e4", 10_000],
    ["10 ** 4", 10_000],
    ["100 * 100", 10_000],
    ["(5 + 5) * 1_000", 10_000],
    ["0x2710", 10_000],
    ["10000n", 10_000],
    ["10000L", 10_000],
    ["10_000u64", 10_000],
    ["1 << 10", 1_024],
    ["-1", -1],
    ["2 ** 3 ** 2", 512],
    ['Decimal("0.05")', 0.05],
    ['new BigNumber("10000")', 10_000],
    ["big.NewInt(10000)", 10_000],
    ["BigInt(10000)", 10_000],
    ["BigDecimal.valueOf(0.5)", 0.5],
    ["U256::from(10000)", 10_000],
    ['Decimal::from_str("2.5")', 2.5],
    ['"5%"', 0.05],
    ["48h", "172800 seconds"],
    ['"48h"', "172800 seconds"],
    ["48 * time.Hour", "172800 seconds"],
    ["2 days", "172800 seconds"],
    ["timedelta(days=2)", "172800 seconds"],
    ["datetime.timedelta(hours=48)", "172800 seconds"],
    ["Duration.ofHours(48)", "172800 seconds"],
    ["Duration::from_secs(172800)", "172800 seconds"],
    ["48.hours", "172800 seconds"],
    ["1 ether", "1000000000000000000 wei"],
    ['parseEther("1")', "1000000000000000000 wei"],
    ['parseUnits("5", 6)', 5_000_000],
    ["type(uint256).max", "unlimited"],
    ["Number.MAX_SAFE_INTEGER", "unlimited"],
    ["Infinity", "unlimited"],
    ['float("inf")', "unlimited"],
    ["math.MaxInt64", "unlimited"],
    ["Long.MAX_VALUE", "unlimited"],
    ["u64::MAX", "unlimited"],
    ["None", "nothing"],
    ["nil", "nothing"],
    ["True", true],
    ['"off"', false],
    ['"0xabc"', "0xabc"],
  ])("%s", (text, expected) => {
    expect(worth(text)).toEqual(expected);
  });

  test.each(["amount", "limit * 2", "f(10)", "10 +", "(10", "10 apples", "a.b", ""])(
    "%s is not known",
    (text) => {
      expect(worth(text)).toBeNull();
    },
  );

  test("deep brackets and long sums end", () => {
    expect(worth(`${"(".repeat(5_000)}1`)).toBeNull();
    expect(worth(`1${" + 1".repeat(5_000)}`)).toBeNull();
  });
});
