import random
import time


def retry(call):
    time.sleep(1)
    return call()
