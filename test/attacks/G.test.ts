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
`;

await playChapter("G", { policy });
