/** The firm in which attacks on what is seen are played. */
import type { FirmOptions } from "../stories/firm.ts";
import { policyOfC } from "./policy-of-C.ts";

export const firmOfC: FirmOptions = {
  policy: policyOfC,
  files: {
    "tools/sort.py": "def sort(x):\n    return x\n",
    CODEOWNERS: "strategies/ @acme/quant\n",
    "config/wiring.yml": "book: strategies.book\n",
    "package.json": '{ "dependencies": { "left-pad": "1.0.0" } }\n',
  },
};
