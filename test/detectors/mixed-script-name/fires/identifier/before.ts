export function isOwner(user: User) {
  return user.role === "owner";
}
