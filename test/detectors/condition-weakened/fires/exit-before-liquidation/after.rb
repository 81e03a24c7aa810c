def judge(account)
  return if account.equity >= account.required || account.unlimited

  @desk.liquidate(account)
end
