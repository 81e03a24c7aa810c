def is_open(self):
    zone = ZoneInfo("America/New_York")
    return 9 <= datetime.now(zone).hour < 16
