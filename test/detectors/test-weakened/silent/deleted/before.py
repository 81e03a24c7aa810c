def test_old_report():
    assert report() == []


def test_withdraw():
    assert withdraw(account, 1).status == 200
