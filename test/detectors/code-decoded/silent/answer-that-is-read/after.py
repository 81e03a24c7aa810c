def place(order, session):
    resp = session.post("/orders", json=order.as_dict())
    return json.loads(resp.text)
