/** Attacks that no catalogue had an id for. */
import { playChapter } from "./stage.ts";

const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews:
      seats:
        - { count: 2, of: ["team:acme/quant"] }
  - name: custody
    paths: ["withdraw/**"]
    reviews:
      seats:
        - { count: 1, of: ["team:acme/security"] }
  - name: fees
    paths: ["fees/**"]
    reviews: { required: 2 }
`;

await playChapter("[a-z]", { policy, files: { "withdraw/send.py": "def send(): pass\n" } });
