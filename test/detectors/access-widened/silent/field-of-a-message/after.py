def parse_trade(message):
    position_action = actions.get(message["tradeSide"], "none")
    return Trade(message["id"], position_action, message["size"])
