/** `policy check` of a large tree, against `git ls-tree -r` of the same, and of a tenth of it. */
import { builtFile } from "./build.ts";
import { alternate, type Measurement } from "./measurement.ts";
import { timeOfProcess } from "./processes.ts";
import { writeTree } from "./repository.ts";

const policy = `version: 1
areas:
  - name: services
    paths: ["services/1*/**"]
    except: ["**/*.md"]
`;

export const policyCheckOfLargeTree: Measurement = {
  name: "policy-check",
  measure: async () => {
    const large = repositoryOf(100_000);
    const small = repositoryOf(10_000);
    const listing = ["git", "-C", large, "ls-tree", "-r", "HEAD"] as const;
    return [
      {
        what: "policy check, 100,000 files; git ls-tree -r",
        ...(await alternate(
          3,
          () => timeOfCheck(large),
          () => timeOfProcess(listing, [0]),
        )),
        unit: "ms",
        bound: null,
      },
      {
        what: "policy check, 100,000 files; 10,000 files",
        ...(await alternate(
          3,
          () => timeOfCheck(large),
          () => timeOfCheck(small),
        )),
        unit: "ms",
        bound: { kind: "at-most", ratio: 11 },
      },
    ];
  },
};

/** As large repositories are: many small files, hardly two of them alike. */
function repositoryOf(count: number): string {
  const files = Array.from({ length: count }, (_, at) => [
    `services/${at % 97}/part${at % 11}/file${at}.ts`,
    `export function step${at}(order: Order): number {\n  return order.level * ${at};\n}\n`,
  ]);
  return writeTree({ ".github/foureyes.yml": policy, ...Object.fromEntries(files) });
}

async function timeOfCheck(repository: string): Promise<number> {
  const main = await builtFile("main");
  return timeOfProcess([process.execPath, main, "policy", "check", "--repo", repository], [0, 1]);
}
