/** People: one is one, whatever they are called and wherever they are a member. */
import { playChapter } from "./stage.ts";

const policy = `version: 1
areas:
  - name: trading
    paths: ["strategies/**"]
    reviews:
      seats:
        - { count: 1, of: ["team:acme/quant"] }
        - { count: 1, of: ["team:acme/security"] }
  - name: pairs
    paths: ["pairs/**"]
    reviews:
      independent: true
      seats:
        - { count: 1, of: ["team:acme/quant", "team:acme/security"] }
  - name: open
    paths: ["open/**"]
    reviews: { required: 1 }
`;

await playChapter("G", { policy, people: "version: 1\nwatch: [mallory]\n" });
