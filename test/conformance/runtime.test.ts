import { expect, it } from "vitest";

it("the tests run on the Node that foureyes is for", () => {
  expect(process.version).toMatch(/^v24\./);
});
