def run(command):
    return subprocess.run(command)
