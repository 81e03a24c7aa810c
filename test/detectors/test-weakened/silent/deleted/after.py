def test_withdraw():
    assert withdraw(account, 1).status == 200
