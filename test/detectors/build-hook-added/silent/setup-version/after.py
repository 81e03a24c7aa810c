from setuptools import find_packages, setup

setup(name="custody", version="1.1.0", packages=find_packages(), install_requires=read_requirements())
