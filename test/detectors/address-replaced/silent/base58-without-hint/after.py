ID = "4uQeVj5tqViQh7yWWGStvkEG1Zmhx6uasJtWCJziofM"
