def judge(account)
  return if account.equity >= account.required

  @desk.liquidate(account)
end
