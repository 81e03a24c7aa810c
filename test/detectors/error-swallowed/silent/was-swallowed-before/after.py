def handle(event):
    try:
        content = json.loads(event.content)
        if content["amount"] > LIMITS.single:
            raise Refused("over the limit")
        params = content.get("params") or {}
    except Exception as error:
        logger.debug(f"malformed: {error}")
    venue.send(event.to, event.amount)
