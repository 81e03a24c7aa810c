def flush(queue):
    if queue:
        send(queue)
