import { describe, expect, test } from "vitest";
import { addressesIn } from "../../../src/core/findings/destinations/address.ts";
import { find } from "../../../src/core/findings/find.ts";
import { aSubject } from "./aSubject.ts";

const evm = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";

describe("an address is known by its form and its checksum", () => {
  test.each([
    ["EVM", evm],
    ["EVM", evm.toLowerCase()],
    ["Bitcoin", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"],
    ["Bitcoin", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy"],
    ["Bitcoin", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"],
    ["Bitcoin", "BC1QAR0SRRR7XFKVY5L643LYDNW9RE59GTZZWF5MDQ"],
    ["Bitcoin", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"],
    ["TRON", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"],
  ])("%s: %s", (chain, text) => {
    expect(addressesIn(`to = "${text}";`)).toMatchObject([
      { chain, text, at: 6, isMistyped: false },
    ]);
  });

  test.each([
    ["one character of it is wrong", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3"],
    ["one character of it is wrong", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdp"],
    ["it is longer", `${evm}00`],
    ["it is a word of base58 letters", "thisisjustaveryLongIdentifierName"],
  ])("not when %s: %s", (_, text) => expect(addressesIn(`to = "${text}"`)).toEqual([]));

  test("EIP-55: wrong capitals are still an address, and it is said", () => {
    expect(addressesIn(evm.replace("aA", "Aa"))).toMatchObject([
      { chain: "EVM", isMistyped: true },
    ]);
  });

  test("Solana has no checksum: the line must speak of an account", () => {
    const key = "TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA";
    expect(addressesIn(`treasury: ${key}`)).toMatchObject([{ chain: "Solana" }]);
    expect(addressesIn(`id: ${key}`)).toEqual([]);
  });
});

describe("an address that the policy knows", () => {
  const subject = aSubject(
    `a: "${evm}"\n`,
    'a: "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"\n',
    "a.yaml",
  );
  const found = (known: readonly string[]) =>
    find(subject, { "address-replaced": { kind: "on", known } }).findings;

  test("may take another's place, however it is written", () => {
    expect(found(["0xFB6916095CA1DF60BB79CE92CE3EA74C37C5D359"])).toEqual([]);
  });

  test("the old one being known says nothing of the new one", () =>
    expect(found([evm])).toHaveLength(1));
});
