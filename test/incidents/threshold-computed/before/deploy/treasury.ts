import { deploySafe, type SafeOptions } from "./safe.ts";
import { ownersOf } from "./people.ts";

export async function deployTreasury(network: string): Promise<string> {
  const owners = await ownersOf("treasury");
  const options: SafeOptions = {
    network,
    owners,
    threshold: 3,
    fallbackHandler: null,
  };
  return deploySafe(options);
}
