def release_time(deposit):
    return deposit.created + timedelta(seconds=deposit.lock_period)
