from setuptools import setup

setup(name="custody", version="1.0.0")
