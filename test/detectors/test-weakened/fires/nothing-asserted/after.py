def test_withdraw_above_limit():
    account = make_account(limit=100)
    response = withdraw(account, 101)
    print(response.status)
