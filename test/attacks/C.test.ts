/** Did reviewers and policy see everything? */
import { policyOfC } from "./policy-of-C.ts";
import { playChapter } from "./stage.ts";

await playChapter("C", {
  policy: policyOfC,
  files: {
    "tools/sort.py": "def sort(x):\n    return x\n",
    CODEOWNERS: "strategies/ @acme/quant\n",
    "config/wiring.yml": "book: strategies.book\n",
    "package.json": '{ "dependencies": { "left-pad": "1.0.0" } }\n',
  },
});
