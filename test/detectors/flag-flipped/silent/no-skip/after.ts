export async function withdraw(request: Request, skipApproval = false): Promise<void> {
  await wallet.send(request, skipApproval);
}
