/** Did reviewers and policy see everything? */
import { playChapter } from "./stage.ts";

const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**", "prüfung/**"]
    except: ["**/*.md"]
    reviews:
      seats:
        - { count: 2, of: ["team:acme/quant"] }
`;

await playChapter("C", { policy, files: { "tools/sort.py": "def sort(x):\n    return x\n" } });
