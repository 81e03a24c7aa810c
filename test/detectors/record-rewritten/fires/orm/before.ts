export async function close(account: string) {
  await db.account.update({ where: { id: account }, data: { closed: true } });
}
