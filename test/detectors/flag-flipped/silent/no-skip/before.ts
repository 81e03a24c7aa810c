export async function withdraw(request: Request, skipApproval = true): Promise<void> {
  await wallet.send(request, skipApproval);
}
