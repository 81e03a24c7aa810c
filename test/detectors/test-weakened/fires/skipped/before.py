import pytest


def test_withdraw_needs_signature():
    with pytest.raises(Forbidden):
        withdraw(account, 1, signature=None)
