import { deploySafe, type SafeOptions } from "./safe.ts";
import { ownersOf } from "./people.ts";

export async function deployTreasury(network: string): Promise<string> {
  const owners = await ownersOf("treasury");
  const majority = Math.floor(owners.length / 2) + 1;
  const options: SafeOptions = {
    network,
    owners,
    threshold: Math.max(3, majority),
    fallbackHandler: null,
  };
  return deploySafe(options);
}
