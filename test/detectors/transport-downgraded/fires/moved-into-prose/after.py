VENUE = 'http://api.venue-one.com/v2'
RETRIES = 3
