/** `scan` of a large change that touches nothing guarded, against `git diff` of the same change. */
import { alternate, type Measurement } from "./measurement.ts";
import { timeOfProcess } from "./processes.ts";
import { writeRepository } from "./repository.ts";
import { timeOfScan } from "./scan-command.ts";
import { ordinaryFiles } from "./sources.ts";

const policy = `version: 1
areas:
  - name: custody
    paths: ["services/withdraw/**"]
`;

export const scanAgainstDiff: Measurement = {
  name: "scan-unguarded",
  measure: async () => {
    const files = ordinaryFiles(1_000, "web");
    const cases = [
      { with: "built-in areas", repository: writeRepository(files) },
      { with: "a policy", repository: writeRepository(files, { ".github/foureyes.yml": policy }) },
    ];
    const rows = [];
    for (const { with: areas, repository } of cases) {
      const diff = ["git", "-C", repository, "diff", "HEAD~1", "HEAD"] as const;
      const times = await alternate(
        9,
        () => timeOfScan(repository),
        () => timeOfProcess(diff, [0]),
      );
      rows.push({
        what: `scan, 1,000 changed files, none guarded, ${areas}; git diff`,
        ...times,
        unit: "ms" as const,
        bound: { kind: "at-most" as const, ratio: 3 },
      });
    }
    return rows;
  },
};
