def judge(account)
  return if account.equity >= account.required || account.positions.empty?

  @desk.liquidate(account)
end
