/** Who may push to a fork because the author of a pull request lets maintainers do so. */
import type { Account } from "../world/accounts.ts";
import { includes } from "../world/accounts.ts";
import type { Repository } from "../world/repository.ts";
import { roleOf, type World } from "../world/world.ts";

/** `ref`: to that branch; null: to any. */
export function maintains(
  world: World,
  fork: Repository,
  account: Account,
  ref: string | null,
): boolean {
  const pulls = fork.parent === null ? [] : world.repositories.flatMap((one) => one.pulls);
  return pulls.some(
    ({ state, head, repository, maintainerCanModify }) =>
      state === "open" &&
      maintainerCanModify &&
      head.repository === fork &&
      (ref === null || ref === `refs/heads/${head.ref}`) &&
      includes(roleOf(repository, account), "write"),
  );
}
