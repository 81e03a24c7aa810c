def place(self, order):
    signature = hmac.new(self.secret_key, order.encode(), hashlib.sha256).hexdigest()
    return requests.post(self.url, data=order, headers={"X-SIGN": signature, "X-KEY": self.api_key})
