def test_withdraw_above_limit():
    response = withdraw(account, 101)
    assert response.status == 403, response.text
    assert response.code == "limit"
