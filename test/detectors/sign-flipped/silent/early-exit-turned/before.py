def flush(queue):
    if not queue:
        return
    send(queue)
