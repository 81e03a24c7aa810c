/** A scan as SARIF 2.1.0, with what GitHub code scanning asks for besides. */
import { detectors } from "../findings/registry.ts";
import type { Scan } from "../scan.ts";
import { invocationOf } from "./sarif-notices.ts";
import { resultsOf } from "./sarif-results.ts";
import { ruleOf } from "./sarif-rules.ts";

/** What package.json says of Foureyes. */
export interface Program {
  readonly version: string;
  readonly homepage?: string;
}

export function sarifOf(scan: Scan, program: Program): object {
  const { verdict, base, head } = scan;
  const { shown, left } = resultsOf(scan);
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: driverOf(program) },
        automationDetails: { id: "foureyes/" },
        columnKind: "utf16CodeUnits",
        invocations: [invocationOf(scan, left)],
        results: shown,
        properties: { verdict, base, head },
      },
    ],
  };
}

function driverOf({ version, homepage }: Program): object {
  return {
    name: "Foureyes",
    semanticVersion: version,
    ...(homepage === undefined ? {} : { informationUri: homepage }),
    rules: detectors.map(ruleOf),
  };
}
