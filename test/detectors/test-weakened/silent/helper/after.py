def test_withdraw_above_limit():
    response = withdraw(account, 101)
    assert_refused(response, "limit")
