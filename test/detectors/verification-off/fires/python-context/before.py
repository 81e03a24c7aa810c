import ssl
from urllib.request import urlopen


def fetch_prices(url):
    context = ssl.create_default_context(cafile=CA_FILE)
    with urlopen(url, context=context) as answer:
        return answer.read()
