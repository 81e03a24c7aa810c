def test_withdraw_above_limit():
    response = withdraw(account, 101)
    assert response.status == 403
    assert response.code == "limit"
