def release_time(deposit):
    return deposit.created + timedelta(days=deposit.lock_period)
