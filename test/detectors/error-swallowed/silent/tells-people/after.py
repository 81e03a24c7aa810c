def announce(transfer, channel):
    try:
        channel.send_message(transfer.id)
    except ChannelError:
        pass
