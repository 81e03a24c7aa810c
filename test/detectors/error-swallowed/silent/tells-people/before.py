def announce(transfer, channel):
    channel.send_message(transfer.id)
