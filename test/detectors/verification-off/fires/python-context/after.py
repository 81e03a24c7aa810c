import ssl
from urllib.request import urlopen


def fetch_prices(url):
    context = ssl._create_unverified_context()
    with urlopen(url, context=context) as answer:
        return answer.read()
