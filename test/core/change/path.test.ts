import fc from "fast-check";
import { expect, test } from "vitest";
import { bytesOfPath, pathOfBytes } from "../../../src/core/change/path.ts";

test("every name of bytes comes back as it was", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(bytesOfPath(pathOfBytes(bytes))).toEqual(bytes);
    }),
  );
});

test("a name in UTF-8 reads as it is written", () => {
  expect(pathOfBytes(new TextEncoder().encode("dépôt/中🎉.py"))).toBe("dépôt/中🎉.py");
});

test.each<[bytes: readonly number[], path: string]>([
  [[0x61, 0xe9, 0x62], "a\udce9b"],
  [[0xff], "\udcff"],
  [[0xed, 0xb3, 0xa9], "\udced\udcb3\udca9"],
  [[0xf0, 0x9f, 0x8e], "\udcf0\udc9f\udc8e"],
])("bytes that are no UTF-8 each stand alone: %j", (bytes, path) => {
  expect(pathOfBytes(Uint8Array.from(bytes))).toBe(path);
});
