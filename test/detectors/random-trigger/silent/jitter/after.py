def retry(self, attempt):
    time.sleep(2 ** attempt + random.random())
