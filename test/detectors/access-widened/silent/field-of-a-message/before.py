def parse_trade(message):
    position_action = "open" if message["side"] == "open" else "close"
    return Trade(message["id"], position_action, message["size"])
