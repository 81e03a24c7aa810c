class User:
    name: str
    allow_newsletter: bool = False
