from setuptools import find_packages, setup

setup(name="custody", version="1.0.0", packages=find_packages())
