/** What people do in the browser alone: GitHub has no API for it. */
import { commitSuggestions } from "./pulls/suggestions.ts";
import type { Pull, Repository, ReviewComment } from "./world/repository.ts";
import type { World } from "./world/world.ts";
import { accountOf } from "./world/world.ts";

export function buttonsOf(world: World) {
  return {
    /** Of these comments of one pull request, in one commit; gives its id, or refuses. */
    commitSuggestions: (login: string, repository: Repository, ids: readonly number[]): string => {
      const account = accountOf(world, login);
      const pull = repository.pulls.find(({ comments }) =>
        comments.some(({ id }) => id === ids[0]),
      );
      if (account === null || pull === undefined)
        throw new Error("There is nobody, or no such comment.");
      const comments = ids.map((id) => commentOf(pull, id));
      return commitSuggestions(world, { kind: "user", account }, pull, comments);
    },
  };
}

function commentOf({ comments }: Pull, wanted: number): ReviewComment {
  const found = comments.find(({ id }) => id === wanted);
  if (found === undefined) throw new Error(`There is no comment ${wanted}.`);
  return found;
}
