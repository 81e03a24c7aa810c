/** Is the approval about this content? */
import { policyText } from "../stories/firm.ts";
import { playChapter } from "./stage.ts";

const policy = `${policyText}  - name: guard
    reviews: { seats: [{ count: 2, of: ["team:acme/rules"] }] }
`;

await playChapter("B", { policy, teams: { rules: ["dave"] } });
