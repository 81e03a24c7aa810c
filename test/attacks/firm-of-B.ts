/** The firm in which attacks on approvals are played. */
import { type FirmOptions, policyText } from "../stories/firm.ts";

const policy = `${policyText}  - name: guard
    reviews: { seats: [{ count: 2, of: ["team:acme/rules"] }] }
`;

export const firmOfB: FirmOptions = { policy, teams: { rules: ["dave"] } };
